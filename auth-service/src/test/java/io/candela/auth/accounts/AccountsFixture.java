package io.candela.auth.accounts;

import io.candela.auth.encryption.EncryptionFixture;
import io.candela.platform.ids.OpaqueIds;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts for tests of other packages, stored without a running service. */
public final class AccountsFixture {
    private static final EncryptionFixture KEYS = EncryptionFixture.fresh();

    private AccountsFixture() {}

    public static Accounts accounts(JdbcClient jdbc) {
        return accounts(jdbc, KEYS);
    }

    static Accounts accounts(JdbcClient jdbc, EncryptionFixture keys) {
        SealedEmails emails = new SealedEmails(keys.vault(), keys.blindIndex());
        return new Accounts(jdbc, new OpaqueIds(Clock.systemUTC(), new SecureRandom()), emails, event -> {});
    }

    /** An account that somebody signed up for, with a password. */
    public static Account signedUp(JdbcClient jdbc, String email) {
        return accounts(jdbc)
                .add(new EmailAddress(email), "free", "$argon2id$ of some password")
                .orElseThrow();
    }
}
