package io.candela.auth.keys;

import io.candela.auth.publishing.Outbox;
import io.candela.auth.publishing.PublishedRevisions;
import io.candela.auth.publishing.Unpublished;
import io.candela.contracts.Credential;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys as gateways are told of them. */
@Order(2)
@Repository
class Credentials implements Outbox {
    private final JdbcClient jdbc;
    private final PublishedRevisions revisions;

    Credentials(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.revisions = new PublishedRevisions(jdbc, "keys");
    }

    @Override
    public Topic topic() {
        return Topics.CREDENTIALS;
    }

    @Override
    public List<Unpublished> unpublished(int limit) {
        return jdbc.sql("""
                        select key.*, account.plan from keys as key join accounts as account on account.id = key.account_id
                        where key.revision > key.published_revision order by key.updated_at limit ?""")
                .param(limit)
                .query((row, number) -> unpublished(KeyRow.credential(row)))
                .list();
    }

    private static Unpublished unpublished(Credential credential) {
        return new Unpublished(credential.id(), credential.revision(), credential, credential.updatedAt());
    }

    @Override
    public void published(List<Unpublished> rows) {
        revisions.keep(rows);
    }
}
