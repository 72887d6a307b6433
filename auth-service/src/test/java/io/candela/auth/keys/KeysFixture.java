package io.candela.auth.keys;

import com.nimbusds.jose.jwk.JWKSet;
import io.candela.auth.TestGateway;
import io.candela.auth.publishing.Outbox;
import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.Credential.Signing;
import io.candela.contracts.KeyMode;
import io.candela.platform.signing.SigningSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys for tests of other packages, stored without a running service. */
public final class KeysFixture {
    private KeysFixture() {}

    public static Keys keys(JdbcClient jdbc) {
        return new Keys(jdbc, event -> {});
    }

    public static Outbox credentials(JdbcClient jdbc) {
        return new Credentials(jdbc);
    }

    /** A key that is in use, and stored nowhere. */
    static Key key(String id, NavigableSet<String> scopes, List<String> ranges) {
        return key(id, scopes, ranges, null);
    }

    /** One whose requests must be signed. */
    static Key signed(String id, Signing signing) {
        return key(id, Scope.codes(Scope.MARKET_READ), List.of(), signing);
    }

    private static Key key(String id, NavigableSet<String> scopes, List<String> ranges, @Nullable Signing signing) {
        return new Key(
                id,
                "acc_1",
                "test",
                "cdl_test_0000",
                scopes,
                KeyMode.TEST,
                ranges,
                Credential.Status.ACTIVE,
                Instant.EPOCH,
                null,
                null,
                null,
                false,
                signing);
    }

    static SignedKeys signedKeys() {
        try {
            Path file = Files.createTempFile("request-signing-", ".jwks");
            Files.writeString(file, new JWKSet(TestGateway.masterKey()).toString(false));
            return new SignedKeys(new SigningSecrets(file), new SecureRandom());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores an account with a key, both of the same id. */
    public static Key stored(JdbcClient jdbc, String id) {
        return stored(jdbc, id, new KeyTerms("test", Scope.codes(Scope.MARKET_READ)));
    }

    static Key stored(JdbcClient jdbc, String id, KeyTerms terms) {
        jdbc.sql("insert into accounts (id, email, plan) values (?, ?, 'free')")
                .param(id)
                .param(id.toLowerCase(Locale.ROOT) + "@example.org")
                .update();
        return keys(jdbc)
                .add(id, id, ApiKey.generate(KeyMode.TEST, new SecureRandom()), terms, null)
                .orElseThrow();
    }
}
