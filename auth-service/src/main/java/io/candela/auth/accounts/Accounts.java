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
    private final ApplicationEventPublisher events;

    Accounts(JdbcClient jdbc, OpaqueIds ids, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.events = events;
    }

    Optional<Account> find(String id) {
        return jdbc.sql("select * from accounts where id = ?")
                .param(id)
                .query(Accounts::account)
                .optional();
    }

    /** The account of an operator's making with that address: one that nobody signed up for. */
    public Optional<Account> findBootstrap(EmailAddress email) {
        return jdbc.sql("select * from accounts where email = ? and password_hash is null")
                .param(email.text())
                .query(Accounts::account)
                .optional();
    }

    Optional<Account> find(EmailAddress email) {
        return jdbc.sql("select * from accounts where email = ?")
                .param(email.text())
                .query(Accounts::account)
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
    public Optional<Account> add(EmailAddress email, String plan, @Nullable String passwordHash) {
        return jdbc.sql("""
                        insert into accounts (id, email, plan, password_hash) values (?, ?, ?, ?)
                        on conflict (email) do nothing returning *""")
                .param(ids.next("acc"))
                .param(email.text())
                .param(plan)
                .param(passwordHash)
                .query(Accounts::account)
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

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("id"),
                row.getString("email"),
                row.getString("plan"),
                row.getTimestamp("created_at").toInstant());
    }
}
