package io.candela.auth.oauth;

import io.candela.auth.publishing.Outbox;
import io.candela.auth.publishing.PublishedRevisions;
import io.candela.auth.publishing.Unpublished;
import io.candela.contracts.Credential;
import io.candela.contracts.KeyMode;
import io.candela.contracts.Sha256;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Apps, or grants, as gateways are told of them: all but those that nobody has agreed to yet. */
final class PublishedCredentials implements Outbox {
    private final JdbcClient jdbc;
    private final Credential.Kind kind;
    private final String sql;
    private final PublishedRevisions revisions;

    /** The rows of {@code table}, each of which is a credential of that kind. */
    PublishedCredentials(JdbcClient jdbc, String table, Credential.Kind kind) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.sql = """
                select owner.*, account.plan from %s as owner join accounts as account on account.id = owner.account_id
                where owner.revision > owner.published_revision and owner.status <> 'pending'
                order by owner.updated_at limit ?""".formatted(table);
        this.revisions = new PublishedRevisions(jdbc, table);
    }

    @Override
    public Topic topic() {
        return Topics.CREDENTIALS;
    }

    @Override
    public List<Unpublished> unpublished(int limit) {
        return jdbc.sql(sql)
                .param(limit)
                .query((row, number) -> unpublished(row))
                .list();
    }

    @Override
    public void published(List<Unpublished> rows) {
        revisions.keep(rows);
    }

    private Unpublished unpublished(ResultSet row) throws SQLException {
        String id = row.getString("id");
        long revision = row.getLong("revision");
        Instant updatedAt = row.getTimestamp("updated_at").toInstant();
        return new Unpublished(
                id,
                revision,
                new Credential(
                        id,
                        kind,
                        // Nobody shows a gateway a secret of these.
                        Sha256.of(id),
                        row.getString("account_id"),
                        row.getString("plan"),
                        new TreeSet<>(Clients.strings(row, "scopes")),
                        KeyMode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
                        List.of(),
                        Credential.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                        null,
                        revision,
                        updatedAt),
                updatedAt);
    }
}
