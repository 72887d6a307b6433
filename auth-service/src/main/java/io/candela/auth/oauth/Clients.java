package io.candela.auth.oauth;

import io.candela.auth.oauth.Client.ClientTerms;
import io.candela.auth.publishing.SomethingToPublish;
import io.candela.contracts.Credential.Status;
import io.candela.contracts.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All apps that were registered, revoked ones too. */
@Repository
class Clients {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final String mode;

    Clients(JdbcClient jdbc, ApplicationEventPublisher events, Environment environment) {
        this.jdbc = jdbc;
        this.events = events;
        this.mode = Modes.of(environment).code();
    }

    /** The app of that id, unless it was revoked. */
    Optional<Client> find(String id) {
        return jdbc.sql("select * from oauth_clients where id = ? and status = 'active'")
                .param(id)
                .query(Clients::client)
                .optional();
    }

    /** The newest apps of an account, those after {@code before} in that order if it is given. */
    List<Client> of(String account, @Nullable String before, int limit) {
        return jdbc.sql("""
                        select * from oauth_clients where account_id = :account and (:before::text is null or id < :before)
                        order by id desc limit :limit""")
                .param("account", account)
                .param("before", before)
                .param("limit", limit)
                .query(Clients::client)
                .list();
    }

    /** How many apps of an account are in use; holds off other counts of that account until the transaction ends. */
    int countActive(String account) {
        jdbc.sql("select 1 from accounts where id = ? for update")
                .param(account)
                .query()
                .listOfRows();
        return jdbc.sql("select count(*) from oauth_clients where account_id = ? and status = 'active'")
                .param(account)
                .query(Integer.class)
                .single();
    }

    @Transactional
    public Client add(String id, String account, String name, @Nullable String secretHash, ClientTerms terms) {
        Client added = jdbc.sql("""
                        insert into oauth_clients
                            (id, account_id, name, secret_hash, authentication, grant_types, redirect_uris, scopes, mode)
                        values (:id, :account, :name, :secret, :authentication, :grants, :redirects, :scopes, :mode)
                        returning *""")
                .param("id", id)
                .param("account", account)
                .param("name", name)
                .param("secret", secretHash)
                .param("authentication", terms.authentication())
                .param("grants", terms.grantTypes().toArray(String[]::new))
                .param("redirects", terms.redirectUris().toArray(String[]::new))
                .param("scopes", terms.scopes().toArray(String[]::new))
                .param("mode", mode)
                .query(Clients::client)
                .single();
        events.publishEvent(new SomethingToPublish());
        return added;
    }

    /** Revokes an app of {@code account} for good, with all its grants; whether there is such an app. */
    @Transactional
    public boolean revoke(String account, String id) {
        jdbc.sql("""
                        update oauth_clients set status = 'revoked', revoked_at = now()
                        where account_id = ? and id = ? and status = 'active'""").param(account).param(id).update();
        events.publishEvent(new SomethingToPublish());
        return jdbc.sql("select count(*) from oauth_clients where account_id = ? and id = ?")
                        .param(account)
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static Client client(ResultSet row, int number) throws SQLException {
        return new Client(
                row.getString("id"),
                row.getString("account_id"),
                row.getString("name"),
                row.getString("secret_hash"),
                new ClientTerms(
                        row.getString("authentication"),
                        strings(row, "grant_types"),
                        strings(row, "redirect_uris"),
                        new TreeSet<>(strings(row, "scopes"))),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getTimestamp("created_at").toInstant());
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
