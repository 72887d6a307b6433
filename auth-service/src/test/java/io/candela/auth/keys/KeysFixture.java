package io.candela.auth.keys;

import io.candela.auth.publishing.Outbox;
import io.candela.contracts.ApiKey;
import io.candela.contracts.KeyMode;
import java.security.SecureRandom;
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

    /** Stores an account with a key, both of the same id. */
    public static Key stored(JdbcClient jdbc, String id) {
        jdbc.sql("insert into accounts (id, email, plan) values (?, ?, 'free')")
                .param(id)
                .param(id + "@example.org")
                .update();
        return keys(jdbc)
                .add(
                        id,
                        id,
                        ApiKey.generate(KeyMode.TEST, new SecureRandom()),
                        new KeyTerms("test", Scope.codes(Scope.MARKET_READ)),
                        null)
                .orElseThrow();
    }
}
