package io.candela.auth.plans;

import io.candela.auth.publishing.Outbox;
import io.candela.auth.publishing.PublishedRevisions;
import io.candela.auth.publishing.Unpublished;
import io.candela.contracts.Plan;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The plans. An operator changes one with {@code update plans set …}; that is published like any other change. */
// Before the credentials, so that a gateway knows a plan before a credential names it.
@Order(1)
@Repository
class Plans implements Outbox {
    private final JdbcClient jdbc;
    private final PublishedRevisions revisions;

    Plans(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.revisions = new PublishedRevisions(jdbc, "plans");
    }

    /** All plans, the smallest first. */
    List<StoredPlan> all() {
        return jdbc.sql("select * from plans order by requests_per_minute, id")
                .query(Plans::stored)
                .list();
    }

    Optional<StoredPlan> find(String id) {
        return jdbc.sql("select * from plans where id = ?")
                .param(id)
                .query(Plans::stored)
                .optional();
    }

    @Override
    public Topic topic() {
        return Topics.PLANS;
    }

    @Override
    public List<Unpublished> unpublished(int limit) {
        return jdbc.sql("select * from plans where revision > published_revision order by updated_at limit ?")
                .param(limit)
                .query((row, number) -> {
                    Plan plan = plan(row);
                    return new Unpublished(
                            plan.id(),
                            plan.revision(),
                            plan,
                            row.getTimestamp("updated_at").toInstant());
                })
                .list();
    }

    @Override
    public void published(List<Unpublished> rows) {
        revisions.keep(rows);
    }

    private static StoredPlan stored(ResultSet row, int number) throws SQLException {
        return new StoredPlan(plan(row), row.getInt("keys"));
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                row.getString("id"),
                row.getInt("requests_per_minute"),
                row.getInt("burst"),
                row.getLong("credits_per_day"),
                row.getInt("streams"),
                row.getInt("history_days"),
                row.getLong("revision"));
    }
}
