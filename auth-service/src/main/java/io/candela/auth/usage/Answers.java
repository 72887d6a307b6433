package io.candela.auth.usage;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers questions about usage. All numbers of an answer are of one moment. */
@Repository
class Answers {
    private static final String MOST_FIRST = "requests desc, name";
    private static final String TOP = " limit :top";

    private final JdbcClient jdbc;

    Answers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public UsageView to(Question question) {
        Map<Instant, Sum> times =
                by(question, "extract(epoch from starts_at)::bigint", "true", "name", row -> row).stream()
                        .collect(Collectors.toMap(row -> Instant.ofEpochSecond(Long.parseLong(row.name())), Row::sum));
        List<UsageView.Point> series = new ArrayList<>();
        Sum total = Sum.NONE;
        for (Instant time = question.from();
                time.isBefore(question.to());
                time = time.plus(question.interval().length())) {
            Sum sum = times.getOrDefault(time, Sum.NONE);
            series.add(new UsageView.Point(time, sum.requests(), sum.credits()));
            total = total.plus(sum);
        }
        return new UsageView(
                question.interval(),
                question.from(),
                question.to(),
                total.requests(),
                total.credits(),
                series,
                by(
                        question,
                        "status",
                        "true",
                        "name",
                        row -> new UsageView.Status(
                                Integer.parseInt(row.name()),
                                row.sum().requests(),
                                row.sum().credits())),
                by(
                        question,
                        "credential_id",
                        "true",
                        MOST_FIRST + TOP,
                        row -> new UsageView.Key(
                                row.name(), row.sum().requests(), row.sum().credits())),
                by(
                        question,
                        "route",
                        "true",
                        MOST_FIRST + TOP,
                        row -> new UsageView.Route(
                                row.name(), row.sum().requests(), row.sum().credits())),
                by(
                        question,
                        "subject",
                        "subject <> ''",
                        MOST_FIRST + TOP,
                        row -> new UsageView.Asset(
                                row.name(), row.sum().requests(), row.sum().credits())));
    }

    private <T> List<T> by(Question question, String column, String which, String order, Function<Row, T> view) {
        StatementSpec statement = jdbc.sql(
                        """
                        select %1$s as name, sum(requests)::bigint as requests, sum(credits)::bigint as credits from %2$s
                        where account_id = :account and starts_at >= :from and starts_at < :to
                            and (:key::text is null or credential_id = :key)
                            and (:route::text is null or route = :route)
                            and (:asset::text is null or subject = :asset)
                            and %3$s
                        group by %1$s order by %4$s""".formatted(column, question.interval().table(), which, order))
                .param("account", question.account())
                .param("from", Timestamp.from(question.from()))
                .param("to", Timestamp.from(question.to()))
                .param("key", question.key())
                .param("route", question.route())
                .param("asset", question.asset());
        return (order.endsWith(TOP) ? statement.param("top", question.top()) : statement)
                .query((row, _) -> view.apply(
                        new Row(row.getString("name"), new Sum(row.getLong("requests"), row.getLong("credits")))))
                .list();
    }

    private record Row(String name, Sum sum) {}
}
