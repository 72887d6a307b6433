package io.candela.auth.keys;

import io.candela.auth.publishing.SomethingToPublish;
import io.candela.contracts.ApiKey;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The keys of all accounts, revoked ones too: a key that was revoked is never forgotten. */
@Repository
public class Keys {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Keys(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The newest keys of an account, those after {@code before} in that order if it is given. */
    List<Key> of(String account, @Nullable String before, int limit) {
        return jdbc.sql("""
                        select * from keys where account_id = :account and (:before::text is null or id < :before)
                        order by id desc limit :limit""")
                .param("account", account)
                .param("before", before)
                .param("limit", limit)
                .query(KeyRow::key)
                .list();
    }

    Optional<Key> find(String account, String id) {
        return jdbc.sql("select * from keys where account_id = ? and id = ?")
                .param(account)
                .param(id)
                .query(KeyRow::key)
                .optional();
    }

    /** The key with that secret, whosever it is. */
    public Optional<Key> find(ApiKey secret) {
        return jdbc.sql("select * from keys where hash = ?")
                .param(secret.hash())
                .query(KeyRow::key)
                .optional();
    }

    /** The key that stands for an entry of the configuration, unless it was revoked. */
    public Optional<Key> findBootstrap(String name) {
        return jdbc.sql("select * from keys where bootstrap = ? and status = 'active'")
                .param(name)
                .query(KeyRow::key)
                .optional();
    }

    /** Adds a key; nothing if there is no such account. {@code bootstrap} is the entry of the configuration, if any. */
    @Transactional
    public Optional<Key> add(String id, String account, ApiKey secret, KeyTerms terms, @Nullable String bootstrap) {
        Optional<Key> added = jdbc.sql("""
                        insert into keys (id, account_id, name, hash, hint, scopes, mode, address_ranges, expires_at, bootstrap)
                        select :id, account.id, :name, :hash, :hint, :scopes, :mode, :ranges, :expires, :bootstrap
                        from accounts as account where account.id = :account
                        returning *""")
                .param("id", id)
                .param("account", account)
                .param("name", terms.name())
                .param("hash", secret.hash())
                .param("hint", secret.hint())
                .param("scopes", terms.scopes().toArray(String[]::new))
                .param("mode", secret.mode().code())
                .param("ranges", terms.addressRanges().toArray(String[]::new))
                .param("expires", KeyRow.timestamp(terms.expiresAt()))
                .param("bootstrap", bootstrap)
                .query(KeyRow::key)
                .optional();
        events.publishEvent(new SomethingToPublish());
        return added;
    }

    /** Revokes a key for good; one that is revoked already stays as it is. */
    @Transactional
    public void revoke(Key key) {
        jdbc.sql("update keys set status = 'revoked', revoked_at = now() where id = ? and status = 'active'")
                .param(key.id())
                .update();
        events.publishEvent(new SomethingToPublish());
    }

    @Transactional
    public void changeScopes(Key key, NavigableSet<String> scopes) {
        jdbc.sql("update keys set scopes = ? where id = ?")
                .param(scopes.toArray(String[]::new))
                .param(key.id())
                .update();
        events.publishEvent(new SomethingToPublish());
    }

    /** How many keys of an account may be used; holds off other counts of that account until the transaction ends. */
    int countActive(String account) {
        jdbc.sql("select 1 from accounts where id = ? for update")
                .param(account)
                .query()
                .listOfRows();
        return jdbc.sql("""
                        select count(*) from keys
                        where account_id = ? and status = 'active' and (expires_at is null or expires_at > now())""").param(account).query(Integer.class).single();
    }
}
