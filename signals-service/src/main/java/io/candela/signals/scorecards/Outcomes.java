package io.candela.signals.scorecards;

import io.candela.platform.json.RecordJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The chained table of outcomes. Rows are only ever added, by one transaction at a time. */
@Component
class Outcomes {
    private final JdbcClient jdbc;

    Outcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds rows in their order. The transaction keeps the chain's end to itself until it is over. */
    void append(List<Outcome> some) {
        Head head = jdbc.sql("select rows, hash from scorecard_head for update")
                .query(Outcomes::headIn)
                .single();
        List<Link> links = new ArrayList<>();
        for (Outcome outcome : some) {
            Link link = Link.after(head, RecordJson.mapper().writeValueAsString(outcome));
            links.add(link);
            head = link.head();
        }
        jdbc.sql("""
                        insert into scorecard_outcomes (sequence, previous, hash, record)
                        select * from unnest(:sequences::bigint[], :previous::text[], :hashes::text[], :records::json[])""")
                .param("sequences", column(links, link -> Long.toString(link.sequence())))
                .param("previous", column(links, Link::previous))
                .param("hashes", column(links, Link::hash))
                .param("records", column(links, Link::record))
                .update();
        jdbc.sql("update scorecard_head set rows = ?, hash = ?")
                .params(head.rows(), head.hash())
                .update();
    }

    private static String[] column(List<Link> links, Function<Link, String> value) {
        return links.stream().map(value).toArray(String[]::new);
    }

    /** The row that tells the outcome of {@code task} now. */
    Outcome newest(Task task) {
        return jdbc.sql("""
                        select sequence, previous, hash, record from scorecard_outcomes
                        where id = :id and revision = :revision and horizon = :horizon
                        order by correction desc limit 1""")
                .param("id", task.signal().id())
                .param("revision", task.signal().revision())
                .param("horizon", task.horizon().code())
                .query(Outcomes::linkIn)
                .single()
                .outcome();
    }

    /** At most {@code most} rows that {@code query} asks for, before the row {@code before}, the newest first. */
    List<Link> find(OutcomeQuery query, long before, int most) {
        return jdbc.sql("""
                        select sequence, previous, hash, record from scorecard_outcomes
                        where sequence < :before
                            and (:id::text is null or id = :id) and (:setup::text is null or setup = :setup)
                            and (:strategy::text is null or strategy = :strategy)
                            and (:instrument::text is null or instrument = :instrument)
                            and (:interval::text is null or interval = :interval)
                            and (:side::text is null or side = :side) and (:horizon::text is null or horizon = :horizon)
                            and (:hit::boolean is null or (record ->> 'hit')::boolean = :hit)
                        order by sequence desc limit :most""")
                .params(query.parameters())
                .param("before", before)
                .param("most", most)
                .query(Outcomes::linkIn)
                .list();
    }

    /** The setups, each with an instrument and interval, that have outcomes, in their order after {@code after}. */
    List<Card> cards(OutcomeQuery query, Card after, int most) {
        return jdbc.sql("""
                        select distinct setup, instrument, interval from scorecard_outcomes
                        where (setup, instrument, interval) > (:afterSetup, :afterInstrument, :afterInterval)
                            and revision = 0
                            and (:setup::text is null or setup = :setup)
                            and (:strategy::text is null or strategy = :strategy)
                            and (:instrument::text is null or instrument = :instrument)
                            and (:interval::text is null or interval = :interval)
                        order by setup, instrument, interval limit :most""")
                .params(query.parameters())
                .param("afterSetup", after.setup())
                .param("afterInstrument", after.instrument())
                .param("afterInterval", after.interval())
                .param("most", most)
                .query((row, number) ->
                        new Card(row.getString("setup"), row.getString("instrument"), row.getString("interval")))
                .list();
    }

    /** What counts for a card: of signals as they were first emitted, the newest correction of each outcome. */
    List<Outcome> of(Card card) {
        return jdbc
                .sql("""
                        select distinct on (id, horizon) sequence, previous, hash, record from scorecard_outcomes
                        where setup = :setup and instrument = :instrument and interval = :interval and revision = 0
                        order by id, horizon, correction desc""")
                .param("setup", card.setup())
                .param("instrument", card.instrument())
                .param("interval", card.interval())
                .query(Outcomes::linkIn)
                .list()
                .stream()
                .map(Link::outcome)
                .toList();
    }

    /** Where the chain ends by the note that is kept beside it. */
    Head head() {
        return jdbc.sql("select rows, hash from scorecard_head")
                .query(Outcomes::headIn)
                .single();
    }

    /** Hands all rows, in their order, to {@code reader}, a few at a time. */
    <T> T all(Function<Iterator<Link>, T> reader) {
        try (Stream<Link> rows = jdbc
                .sql("select sequence, previous, hash, record from scorecard_outcomes order by sequence")
                .withFetchSize(1000)
                .query(Outcomes::linkIn)
                .stream()) {
            return reader.apply(rows.iterator());
        }
    }

    private static Head headIn(ResultSet row, int number) throws SQLException {
        return new Head(row.getLong("rows"), row.getString("hash"));
    }

    private static Link linkIn(ResultSet row, int number) throws SQLException {
        return new Link(
                row.getLong("sequence"), row.getString("previous"), row.getString("hash"), row.getString("record"));
    }

    /** What one scorecard is of. */
    record Card(String setup, String instrument, String interval) {
        static final Card NONE = new Card("", "", "");
    }
}
