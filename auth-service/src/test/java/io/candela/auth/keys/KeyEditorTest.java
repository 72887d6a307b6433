package io.candela.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.auth.Database;
import io.candela.contracts.Credential.Algorithm;
import io.candela.contracts.Credential.Signing;
import io.candela.contracts.Credential.Status;
import io.candela.platform.ids.OpaqueIds;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of keys that are changed and rotated, in a real database, at times of the test's choice. */
class KeyEditorTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Reach OWNER = Reach.of(Set.of("market:read", "account:write"), List.of());

    private static Database database;

    private Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Keys keys;
    private KeyEditor editor;
    private String account;
    private Key key;

    @BeforeAll
    static void createTables() {
        database = Database.fresh();
    }

    @BeforeEach
    void anAccountWithAKey() {
        OpaqueIds ids = new OpaqueIds(() -> now, new SecureRandom());
        keys = KeysFixture.keys(database.jdbc());
        editor = new KeyEditor(keys, ids, KeysFixture.signedKeys(), new SecureRandom(), () -> now);
        account = ids.next("acc");
        key = KeysFixture.stored(database.jdbc(), account);
    }

    @Test
    void bothWorkUntilTheGraceEndsAndOneCounts() {
        Rotated rotated = rotate(key);
        assertThat(rotated.old().expiresAt()).isEqualTo(now.plus(DAY));
        assertThat(rotated.successor().key().expiresAt()).isNull();
        assertThat(keys.find(rotated.successor().secret()))
                .contains(rotated.successor().key());
        assertThat(stored(key).usableAt(now.plus(DAY).minusMillis(1))).isTrue();
        assertThat(stored(key).usableAt(now.plus(DAY))).isFalse();
        assertThat(keys.countActive(account)).isEqualTo(1);
    }

    @Test
    void rotationLengthensNoKeysLife() {
        Instant end = now.plusSeconds(60);
        Key shortLived = KeysFixture.stored(
                database.jdbc(),
                account + "_short",
                new KeyTerms("short", Scope.codes(Scope.MARKET_READ), List.of("10.0.0.0/8"), end));
        Rotated rotated = editor.rotate(shortLived.account(), shortLived.id(), OWNER, DAY);
        assertThat(rotated.old().expiresAt()).isEqualTo(end);
        assertThat(rotated.successor().key().expiresAt()).isEqualTo(end);
        assertThat(rotated.successor().key().addressRanges()).containsExactly("10.0.0.0/8");
    }

    @Test
    void withoutAGraceTheOldKeyEndsAtOnce() {
        assertThat(editor.rotate(account, key.id(), OWNER, Duration.ZERO).old().usableAt(now))
                .isFalse();
    }

    @Test
    void aKeyIsRotatedOnceAndItsSuccessorOnlyAfterTheGrace() {
        Key successor = rotate(key).successor().key();
        assertThatThrownBy(() -> rotate(key)).isInstanceOf(KeyRotated.class).hasMessageContaining(successor.id());
        assertThatThrownBy(() -> rotate(successor))
                .isInstanceOf(KeyRotated.class)
                .hasMessageContaining(key.id());
        now = now.plus(DAY);
        assertThat(rotate(successor).old().rotation()).isNotNull();
    }

    @Test
    void revokingDuringTheGraceEndsThatKeyAndNotTheOther() {
        Key successor = rotate(key).successor().key();
        keys.revoke(key);
        assertThat(stored(key).status()).isEqualTo(Status.REVOKED);
        assertThat(stored(successor).usableAt(now)).isTrue();
        Key third = rotate(successor).successor().key();
        keys.revoke(third);
        assertThat(stored(successor).usableAt(now)).isTrue();
        assertThat(stored(successor).expiresAt()).isEqualTo(now.plus(DAY));
    }

    @Test
    void twoWhoRotateTheSameKeyAtOnceMakeOneSuccessor() throws Exception {
        Callable<Boolean> rotation = () -> {
            try {
                database.transaction().execute(status -> rotate(key));
                return true;
            } catch (KeyRotated refused) {
                return false;
            }
        };
        try (ExecutorService users = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> results = users.invokeAll(List.of(rotation, rotation, rotation, rotation));
            int made = 0;
            for (Future<Boolean> result : results) {
                made += result.get() ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
        assertThat(keys.of(account, null, 10)).hasSize(2);
    }

    @Test
    void nobodyGetsTheSecretOfAKeyThatMayMore() {
        Reach lesser = Reach.of(Set.of("account:write"), List.of());
        Reach elsewhere = Reach.of(Set.of("market:read"), List.of("10.0.0.0/8"));
        assertThatThrownBy(() -> editor.rotate(account, key.id(), lesser, DAY)).isInstanceOf(ScopeNotGranted.class);
        assertThatThrownBy(() -> editor.rotate(account, key.id(), elsewhere, DAY))
                .isInstanceOf(RangeNotGranted.class);
        KeyChange open = new KeyChange(null, null, List.of(), null);
        assertThatThrownBy(() -> editor.change(account, key.id(), lesser, open)).isInstanceOf(ScopeNotGranted.class);
        assertThat(editor.change(account, key.id(), lesser, new KeyChange("renamed", null, null, null))
                        .name())
                .isEqualTo("renamed");
    }

    @Test
    void nobodyTakesSignaturesAwayFromAKeyThatMayMore() {
        Reach lesser = Reach.of(Set.of("account:write"), List.of());
        KeyChange unsigned = new KeyChange(null, null, null, new SigningRequest("none", null));
        assertThatThrownBy(() -> editor.change(account, key.id(), lesser, unsigned))
                .isInstanceOf(ScopeNotGranted.class);
    }

    @Test
    void aSuccessorSignsWithTheSameKeyPairOrWithASecretOfItsOwn() {
        Key shared = sign(key, new SigningRequest("hmac-sha256", null));
        Signing successor =
                Objects.requireNonNull(rotate(shared).successor().key().signing());
        assertThat(successor.algorithm()).isEqualTo(Algorithm.HMAC_SHA256);
        assertThat(successor).isNotEqualTo(shared.signing());
        Key other = KeysFixture.stored(database.jdbc(), account + "_pair");
        String publicKey = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        Key paired = sign(other, new SigningRequest("ed25519", publicKey));
        assertThat(rotate(paired).successor().key().signing()).isEqualTo(new Signing(Algorithm.ED25519, publicKey));
    }

    private Key sign(Key with, SigningRequest how) {
        return editor.change(with.account(), with.id(), OWNER, new KeyChange(null, null, null, how));
    }

    @Test
    void keysThatAreOverOrNotTheUsersStayAsTheyAre() {
        keys.revoke(key);
        KeyChange rename = new KeyChange("renamed", null, null, null);
        assertThatThrownBy(() -> rotate(key)).isInstanceOf(KeyNotActive.class);
        assertThatThrownBy(() -> editor.change(account, key.id(), OWNER, rename))
                .isInstanceOf(KeyNotActive.class);
        assertThatThrownBy(() -> editor.change("acc_other", key.id(), OWNER, rename))
                .isInstanceOf(UnknownKey.class);
        Key configured = KeysFixture.stored(database.jdbc(), account + "_configured");
        database.jdbc()
                .sql("update keys set bootstrap = id where id = ?")
                .param(configured.id())
                .update();
        assertThatThrownBy(() -> rotate(configured)).isInstanceOf(ConfiguredKey.class);
    }

    private Rotated rotate(Key rotated) {
        return editor.rotate(rotated.account(), rotated.id(), OWNER, DAY);
    }

    private Key stored(Key of) {
        return keys.find(of.account(), of.id()).orElseThrow();
    }
}
