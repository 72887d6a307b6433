package io.candela.auth.accounts;

import io.candela.auth.publishing.SomethingToPublish;
import io.candela.platform.ids.OpaqueIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All accounts. */
@Repository
public class Accounts {
    private final JdbcClient jdbc;
    private final OpaqueIds ids;
    private final SealedEmails emails;
    private final ApplicationEventPublisher events;

    Accounts(JdbcClient jdbc, OpaqueIds ids, SealedEmails emails, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.emails = emails;
        this.events = events;
    }

    Optional<Account> find(String id) {
        return jdbc.sql("select * from accounts where id = ?")
                .param(id)
                .query(this::account)
                .optional();
    }

    /** The account of an operator's making with that address: one that nobody signed up for. */
    public Optional<Account> findBootstrap(EmailAddress email) {
        return find("password_hash is null and", email);
    }

    Optional<Account> find(EmailAddress email) {
        return find("", email);
    }

    private Optional<Account> find(String condition, EmailAddress email) {
        return jdbc.sql("select * from accounts where %s (email_index = any(:index) or email = :email)"
                        .formatted(condition))
                .param("index", emails.candidates(email))
                .param("email", email.text())
                .query(this::account)
                .optional();
    }

    /** The hash of the account's password; nothing if nobody can sign in to it with one. */
    Optional<String> passwordHash(String id) {
        return jdbc.sql("select password_hash from accounts where id = ? and password_hash is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** A new account; nothing if the address has one. Without a hash, nobody can sign in to it with a password. */
    @Transactional
    public Optional<Account> add(EmailAddress email, String plan, @Nullable String passwordHash) {
        // The index alone does not tell when two keys are in use.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(emails.lock(email))
                .query()
                .listOfRows();
        if (find(email).isPresent()) {
            return Optional.empty();
        }
        String id = ids.next("acc");
        return jdbc.sql("""
                        insert into accounts (id, email_sealed, email_index, plan, password_hash) values (?, ?, ?, ?, ?)
                        on conflict (email_index) do nothing returning *""")
                .param(id)
                .param(emails.seal(email, id))
                .param(emails.index(email))
                .param(plan)
                .param(passwordHash)
                .query(this::account)
                .optional();
    }

    /** Puts the account on another plan; its keys are published with it. */
    @Transactional
    public void changePlan(Account account, String plan) {
        jdbc.sql("update accounts set plan = ? where id = ?")
                .param(plan)
                .param(account.id())
                .update();
        events.publishEvent(new SomethingToPublish());
    }

    private Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("id"),
                emails.read(row),
                row.getString("plan"),
                row.getTimestamp("created_at").toInstant());
    }
}
