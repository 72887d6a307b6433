package io.candela.auth.oauth;

import io.candela.contracts.Sha256;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lets its bearer register one app (RFC 7591, section 1.2: the initial access token). */
@Repository
class RegistrationTokens {
    private final JdbcClient jdbc;
    private final RandomTexts texts;

    RegistrationTokens(JdbcClient jdbc, RandomTexts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    /**
     * Whose app it is to be, and what it may be allowed to do.
     *
     * @param scopes those of whoever made the token, which may be more than an app may have
     */
    record Permission(String account, NavigableSet<String> scopes) {}

    /** A new token. */
    String add(String account, Set<String> scopes, Instant expiresAt) {
        String token = texts.next("cdl_register_");
        jdbc.sql("delete from oauth_registration_tokens where expires_at < now()")
                .update();
        jdbc.sql("insert into oauth_registration_tokens (hash, account_id, scopes, expires_at) values (?, ?, ?, ?)")
                .param(Sha256.of(token))
                .param(account)
                .param(scopes.toArray(String[]::new))
                .param(Timestamp.from(expiresAt))
                .update();
        return token;
    }

    /** What a token permits; it goes on doing so until it is used. */
    Optional<Permission> find(String token) {
        return jdbc.sql("select * from oauth_registration_tokens where hash = ? and expires_at > now()")
                .param(Sha256.of(token))
                .query((row, number) ->
                        new Permission(row.getString("account_id"), new TreeSet<>(Clients.strings(row, "scopes"))))
                .optional();
    }

    /** Uses a token up; false if somebody did before. */
    boolean use(String token) {
        return jdbc.sql("delete from oauth_registration_tokens where hash = ?")
                        .param(Sha256.of(token))
                        .update()
                == 1;
    }
}
