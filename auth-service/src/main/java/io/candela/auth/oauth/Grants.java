package io.candela.auth.oauth;

import io.candela.auth.publishing.SomethingToPublish;
import io.candela.contracts.Credential.Status;
import io.candela.contracts.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All grants and the hashes of their tokens. A grant that was revoked is never forgotten. */
@Repository
class Grants {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final String mode;

    Grants(JdbcClient jdbc, ApplicationEventPublisher events, Environment environment) {
        this.jdbc = jdbc;
        this.events = events;
        this.mode = Modes.of(environment).code();
    }

    /** The token with that hash and its grant, unless that was revoked or the token's time is over. */
    Optional<Grant.Shown> find(String hash) {
        return jdbc.sql("""
                        select owner.*, token.hash, token.kind, token.issued_at, token.expires_at, token.used_at
                        from oauth_tokens as token join oauth_grants as owner on owner.id = token.grant_id
                        where token.hash = ? and owner.status <> 'revoked' and token.expires_at > now()""")
                .param(hash)
                .query((row, number) -> new Grant.Shown(grant(row), token(row)))
                .optional();
    }

    boolean exists(String id) {
        return jdbc.sql("select count(*) from oauth_grants where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Adds a grant; one that is pending counts for nothing until it is activated. */
    void add(Grant grant) {
        jdbc.sql("delete from oauth_grants where status = 'pending' and created_at < now() - interval '1 day'")
                .update();
        jdbc.sql("""
                        insert into oauth_grants (id, client_id, account_id, type, scopes, mode, request, status)
                        values (:id, :client, :account, :type, :scopes, :mode, :request::jsonb, :status)""")
                .param("id", grant.id())
                .param("client", grant.client())
                .param("account", grant.account())
                .param("type", grant.type())
                .param("scopes", grant.scopes().toArray(String[]::new))
                .param("mode", mode)
                .param("request", grant.request())
                .param("status", grant.pending() ? "pending" : "active")
                .update();
        events.publishEvent(new SomethingToPublish());
    }

    /** The user has consented. */
    void activate(String id, NavigableSet<String> scopes) {
        jdbc.sql("update oauth_grants set status = 'active', scopes = ? where id = ? and status = 'pending'")
                .param(scopes.toArray(String[]::new))
                .param(id)
                .update();
        jdbc.sql("delete from oauth_tokens where grant_id = ? and kind = 'state'")
                .param(id)
                .update();
        events.publishEvent(new SomethingToPublish());
    }

    /** Removes a grant that the user refused. */
    void refuse(String id) {
        jdbc.sql("delete from oauth_grants where id = ? and status = 'pending'")
                .param(id)
                .update();
    }

    /** The grant by which an app acts for the account that registered it. */
    @Transactional
    public String ofClient(Client client, String freshId) {
        jdbc.sql("""
                        insert into oauth_grants (id, client_id, account_id, type, scopes, mode, status)
                        values (:id, :client, :account, 'client_credentials', :scopes, :mode, 'active')
                        on conflict (client_id) where type = 'client_credentials' and status = 'active' do nothing""")
                .param("id", freshId)
                .param("client", client.id())
                .param("account", client.account())
                .param("scopes", client.terms().scopes().toArray(String[]::new))
                .param("mode", mode)
                .update();
        events.publishEvent(new SomethingToPublish());
        return jdbc.sql("""
                        select id from oauth_grants
                        where client_id = ? and type = 'client_credentials' and status = 'active'""").param(client.id()).query(String.class).single();
    }

    /** Keeps a token; those of the same grant whose time is over go. */
    void keep(String grant, Grant.Token token) {
        jdbc.sql("delete from oauth_tokens where grant_id = ? and expires_at < now()")
                .param(grant)
                .update();
        jdbc.sql("""
                        insert into oauth_tokens (hash, grant_id, kind, issued_at, expires_at) values (?, ?, ?, ?, ?)
                        on conflict (hash) do nothing""")
                .param(token.hash())
                .param(grant)
                .param(token.kind().name().toLowerCase(Locale.ROOT))
                .param(Timestamp.from(token.issuedAt()))
                .param(Timestamp.from(token.expiresAt()))
                .update();
    }

    /** Uses a token up; false if somebody did before. */
    boolean use(String hash) {
        return jdbc.sql("update oauth_tokens set used_at = now() where hash = ? and used_at is null")
                        .param(hash)
                        .update()
                == 1;
    }

    /** Revokes a grant for good; one that is revoked already stays as it is. */
    @Transactional
    public void revoke(String id) {
        jdbc.sql("update oauth_grants set status = 'revoked', revoked_at = now() where id = ? and status <> 'revoked'")
                .param(id)
                .update();
        events.publishEvent(new SomethingToPublish());
    }

    /** The newest grants that users of {@code account} gave, those after {@code before} in that order if it is given. */
    List<Grant.Given> of(String account, @Nullable String before, int limit) {
        return jdbc.sql("""
                        select owner.*, client.name as client_name
                        from oauth_grants as owner join oauth_clients as client on client.id = owner.client_id
                        where owner.account_id = :account and owner.status <> 'pending'
                            and (:before::text is null or owner.id < :before)
                        order by owner.id desc limit :limit""")
                .param("account", account)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Grant.Given(grant(row), row.getString("client_name"), status(row)))
                .list();
    }

    /** Whether {@code account} gave that grant. */
    boolean belongs(String account, String id) {
        return jdbc.sql("select count(*) from oauth_grants where account_id = ? and id = ? and status <> 'pending'")
                        .param(account)
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getString("id"),
                row.getString("client_id"),
                row.getString("account_id"),
                row.getString("type"),
                new TreeSet<>(Clients.strings(row, "scopes")),
                row.getString("request"),
                row.getString("status").equals("pending"),
                row.getTimestamp("created_at").toInstant());
    }

    private static Grant.Token token(ResultSet row) throws SQLException {
        return new Grant.Token(
                row.getString("hash"),
                Grant.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getTimestamp("issued_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getTimestamp("used_at") != null);
    }

    private static Status status(ResultSet row) throws SQLException {
        return Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }
}
