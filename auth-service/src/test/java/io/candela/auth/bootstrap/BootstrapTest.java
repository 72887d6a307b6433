package io.candela.auth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.auth.Database;
import io.candela.auth.accounts.AccountsFixture;
import io.candela.auth.accounts.EmailAddress;
import io.candela.auth.bootstrap.BootstrapProperties.Entry;
import io.candela.auth.keys.Key;
import io.candela.auth.keys.Keys;
import io.candela.auth.keys.KeysFixture;
import io.candela.auth.keys.Scope;
import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential.Status;
import io.candela.contracts.Environment;
import io.candela.contracts.KeyMode;
import io.candela.platform.ids.OpaqueIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;

class BootstrapTest {
    private static Database database;

    @TempDir
    Path folder;

    private Keys keys;

    @BeforeAll
    static void freshDatabase() {
        database = Database.fresh();
    }

    @BeforeEach
    void empty() {
        database.jdbc().sql("truncate keys, accounts cascade").update();
        keys = KeysFixture.keys(database.jdbc());
    }

    @Test
    void theFirstStartMakesAccountAndKeyAndTheNextChangesNothing() throws IOException {
        ApiKey secret = fresh();
        start(entry("pro", secret, Scope.MARKET_READ));
        List<Map<String, @Nullable Object>> stored = rows();
        assertThat(stored)
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("plan", "pro")
                        .containsEntry("hash", secret.hash())
                        .containsEntry("name", "demo")
                        .containsEntry("revision", 1L));
        assertThat(AccountsFixture.accounts(database.jdbc()).findBootstrap(new EmailAddress("demo@candela.local")))
                .isPresent();
        start(entry("pro", secret, Scope.MARKET_READ));
        assertThat(rows()).isEqualTo(stored);
    }

    @Test
    void anotherKeyInTheFileReplacesTheOldOne() throws IOException {
        ApiKey old = fresh();
        ApiKey replacement = fresh();
        start(entry("pro", old, Scope.MARKET_READ));
        start(entry("pro", replacement, Scope.MARKET_READ));
        assertThat(statusOf(old)).isEqualTo(Status.REVOKED);
        assertThat(statusOf(replacement)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aKeyThatWasRevokedStaysRevoked() throws IOException {
        ApiKey stolen = fresh();
        start(entry("pro", stolen, Scope.MARKET_READ));
        keys.revoke(keys.find(stolen).orElseThrow());
        start(entry("pro", stolen, Scope.MARKET_READ));
        assertThat(statusOf(stolen)).isEqualTo(Status.REVOKED);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void changedScopesAndPlansAreToBePublished() throws IOException {
        ApiKey secret = fresh();
        start(entry("pro", secret, Scope.MARKET_READ));
        start(entry("enterprise", secret, Scope.MARKET_READ, Scope.ADMIN));
        assertThat(keys.find(secret).orElseThrow().scopes()).containsExactly("admin", "market:read");
        assertThat(rows())
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("plan", "enterprise").containsEntry("revision", 3L));
    }

    @Test
    void anAccountThatSomebodySignedUpForIsNotTakenOver() throws IOException {
        AccountsFixture.signedUp(database.jdbc(), "demo@candela.local");
        Entry entry = entry("enterprise", fresh(), Scope.ADMIN);
        assertThatIllegalStateException().isThrownBy(() -> start(entry)).withMessageContaining("'demo'");
        assertThat(rows()).isEmpty();
    }

    @Test
    void aKeyOfAnotherAccountIsRefused() throws IOException {
        ApiKey secret = fresh();
        start(entry("pro", secret, Scope.MARKET_READ));
        Entry other =
                new Entry("other", "other@candela.local", "pro", Scope.codes(Scope.MARKET_READ), file(secret.text()));
        assertThatIllegalStateException().isThrownBy(() -> start(other)).withMessageContaining("another account");
    }

    @Test
    void aFileThatHoldsNoKeyStopsTheStartWithoutTellingWhatItHolds() throws IOException {
        String broken = fresh().text() + "x";
        Entry entry = new Entry("demo", "demo@candela.local", "pro", Scope.codes(Scope.MARKET_READ), file(broken));
        assertThatIllegalStateException()
                .isThrownBy(() -> start(entry))
                .withMessage(entry.keyFile() + " does not hold an API key");
    }

    @Test
    void aKeyForTheLiveMarketIsRefusedElsewhere() throws IOException {
        ApiKey live = ApiKey.generate(KeyMode.LIVE, new SecureRandom());
        Entry entry = entry("pro", live, Scope.MARKET_READ);
        assertThatIllegalStateException().isThrownBy(() -> start(entry)).withMessageContaining("'replay'");
    }

    @Test
    void aMissingFileStopsTheStart() {
        Path nowhere = folder.resolve("nowhere");
        Entry entry = new Entry("demo", "demo@candela.local", "pro", Scope.codes(Scope.MARKET_READ), nowhere);
        assertThatThrownBy(() -> start(entry))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("'demo'");
    }

    @Test
    void aScopeThatDoesNotExistIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Entry("demo", "demo@candela.local", "pro", new TreeSet<>(List.of("market:write")), folder))
                .withMessageContaining("market:write");
    }

    private Entry entry(String plan, ApiKey secret, Scope... scopes) throws IOException {
        return new Entry("demo", "demo@candela.local", plan, Scope.codes(scopes), file(secret.text() + "\n"));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("demo.key"), content);
    }

    private static ApiKey fresh() {
        return ApiKey.generate(KeyMode.TEST, new SecureRandom());
    }

    private void start(Entry entry) {
        BootstrapKeys bootstrapKeys = new BootstrapKeys(
                AccountsFixture.accounts(database.jdbc()),
                keys,
                new OpaqueIds(Clock.systemUTC(), new SecureRandom()),
                database.jdbc());
        Bootstrap bootstrap = new Bootstrap(new BootstrapProperties(List.of(entry)), bootstrapKeys, Environment.REPLAY);
        database.transaction().executeWithoutResult(status -> bootstrap.run(new DefaultApplicationArguments()));
    }

    private Status statusOf(ApiKey secret) {
        return keys.find(secret).map(Key::status).orElseThrow();
    }

    private static List<Map<String, @Nullable Object>> rows() {
        return database.jdbc().sql("""
                        select account.plan, key.name, key.hash, key.status, key.revision, key.updated_at
                        from keys as key join accounts as account on account.id = key.account_id""").query().listOfRows();
    }
}
