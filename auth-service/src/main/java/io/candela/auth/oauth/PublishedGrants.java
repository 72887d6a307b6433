package io.candela.auth.oauth;

import io.candela.auth.publishing.Outbox;
import io.candela.auth.publishing.PublishedRevisions;
import io.candela.auth.publishing.Unpublished;
import io.candela.contracts.Credential.Kind;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The grants as gateways are told of them. */
@Order(3)
@Repository
class PublishedGrants implements Outbox {
    private final JdbcClient jdbc;
    private final PublishedRevisions revisions;

    PublishedGrants(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.revisions = new PublishedRevisions(jdbc, "oauth_grants");
    }

    @Override
    public Topic topic() {
        return Topics.CREDENTIALS;
    }

    @Override
    public List<Unpublished> unpublished(int limit) {
        return jdbc.sql("""
                        select owner.*, account.plan
                        from oauth_grants as owner join accounts as account on account.id = owner.account_id
                        where owner.revision > owner.published_revision and owner.status <> 'pending'
                        order by owner.updated_at limit ?""")
                .param(limit)
                .query((row, number) -> CredentialRow.unpublished(row, Kind.GRANT))
                .list();
    }

    @Override
    public void published(List<Unpublished> rows) {
        revisions.keep(rows);
    }
}
