package io.candela.signals.grades;

import io.candela.contracts.Grade;
import io.candela.contracts.Instrument;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import io.candela.platform.json.RecordJson;
import io.candela.signals.following.Follower;
import io.candela.signals.following.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All grades that there have been, in the database, in the order in which they became known. A grade is kept as the
 * event that it was; the same event again changes nothing.
 */
@Component
class GradeHistory implements Follower {
    private final JdbcClient jdbc;

    GradeHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "grades";
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.GRADES);
    }

    @Override
    public boolean wants(Object event) {
        return event instanceof Grade;
    }

    @Override
    public void take(List<Object> events) {
        List<Grade> some = events.stream().map(Grade.class::cast).toList();
        jdbc.sql("""
                        insert into grades (instrument, known_at, event)
                        select instrument, known_at, event
                        from unnest(:instruments::text[], :known::timestamptz[], :events::text[]) with ordinality
                            as each (instrument, known_at, event, place)
                        order by place
                        on conflict do nothing""")
                .param("instruments", column(some, grade -> grade.instrument().id()))
                .param(
                        "known",
                        column(some, grade -> SqlTime.of(Times.known(grade)).toString()))
                .param("events", column(some, RecordJson.mapper()::writeValueAsString))
                .update();
    }

    private static String[] column(List<Grade> grades, Function<Grade, String> value) {
        return grades.stream().map(value).toArray(String[]::new);
    }

    /** The grade that was the newest known at {@code time}. */
    Optional<Grade> asOf(Instrument instrument, Instant time) {
        return jdbc.sql("""
                        select position, event from grades where instrument = :instrument and known_at <= :time
                        order by known_at desc, position desc limit 1""")
                .param("instrument", instrument.id())
                .param("time", SqlTime.of(time))
                .query(GradeHistory::entry)
                .optional()
                .map(Entry::grade);
    }

    /**
     * At most {@code most} grades that became known from {@code from}, inclusive, to {@code to}, exclusive; the newest
     * first, or the newest before {@code after} where it is given.
     */
    List<Entry> between(Instrument instrument, Instant from, Instant to, @Nullable Place after, int most) {
        Place top = after == null ? new Place(to, Long.MIN_VALUE) : after;
        return jdbc.sql("""
                        select position, event from grades
                        where instrument = :instrument and known_at >= :from and (known_at, position) < (:top, :position)
                        order by known_at desc, position desc limit :most""")
                .param("instrument", instrument.id())
                .param("from", SqlTime.of(from))
                .param("top", SqlTime.of(top.knownAt()))
                .param("position", top.position())
                .param("most", most)
                .query(GradeHistory::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(row.getLong("position"), RecordJson.mapper().readValue(row.getString("event"), Grade.class));
    }

    /** A grade with its place among all that are kept. */
    record Entry(long position, Grade grade) {
        Place place() {
            return new Place(Times.known(grade), position);
        }
    }

    /** Where a grade stands in its instrument's history. */
    record Place(Instant knownAt, long position) {}
}
