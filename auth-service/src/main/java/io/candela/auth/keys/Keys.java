package io.candela.auth.keys;

import io.candela.auth.publishing.SomethingToPublish;
import io.candela.contracts.ApiKey;
import java.time.Instant;
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
                        insert into keys (id, account_id, name, hash, hint, scopes, mode, address_ranges, expires_at, bootstrap,
                            signing_algorithm, signing_verifier)
                        select :id, account.id, :name, :hash, :hint, :scopes, :mode, :ranges, :expires, :bootstrap,
                            :algorithm, :verifier
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
                .param("algorithm", algorithm(terms))
                .param("verifier", verifier(terms))
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

    /** Makes the key what {@code terms} say, but for when it expires. */
    @Transactional
    public Key change(Key key, KeyTerms terms) {
        Key changed = jdbc.sql("""
                        update keys set name = ?, scopes = ?, address_ranges = ?, signing_algorithm = ?, signing_verifier = ?
                        where id = ? returning *""")
                .param(terms.name())
                .param(terms.scopes().toArray(String[]::new))
                .param(terms.addressRanges().toArray(String[]::new))
                .param(algorithm(terms))
                .param(verifier(terms))
                .param(key.id())
                .query(KeyRow::key)
                .single();
        events.publishEvent(new SomethingToPublish());
        return changed;
    }

    /** Ends the key at {@code end}, since another one takes its place. */
    @Transactional
    Key replace(Key key, String successor, Instant end) {
        Key replaced = jdbc.sql("""
                        update keys set replaced_by = ?, rotated_at = now(), expires_at = ? where id = ? returning *""")
                .param(successor)
                .param(KeyRow.timestamp(end))
                .param(key.id())
                .query(KeyRow::key)
                .single();
        events.publishEvent(new SomethingToPublish());
        return replaced;
    }

    /** Id of the key whose place {@code successor} took and which still works. */
    Optional<String> inGraceFor(Key successor, Instant now) {
        return jdbc.sql("select id from keys where replaced_by = ? and status = 'active' and expires_at > ?")
                .param(successor.id())
                .param(KeyRow.timestamp(now))
                .query(String.class)
                .optional();
    }

    /**
     * How many keys the account's plan admits; nothing if there is no such account. Holds off other changes of that
     * account's keys until the transaction ends.
     */
    Optional<Integer> holdOffOthers(String account) {
        return jdbc.sql("""
                        select plan.keys from accounts as account join plans as plan on plan.id = account.plan
                        where account.id = ? for update of account""").param(account).query(Integer.class).optional();
    }

    /** How many keys of an account are in use. One that was rotated does not count: its successor does. */
    int countActive(String account) {
        return jdbc.sql("""
                        select count(*) from keys where account_id = ? and status = 'active' and replaced_by is null
                        and (expires_at is null or expires_at > now())""").param(account).query(Integer.class).single();
    }

    private static @Nullable String algorithm(KeyTerms terms) {
        return terms.signing() == null ? null : terms.signing().algorithm().code();
    }

    private static @Nullable String verifier(KeyTerms terms) {
        return terms.signing() == null ? null : terms.signing().verifier();
    }
}
