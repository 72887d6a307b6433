package io.candela.signals.scorecards;

import io.candela.contracts.Signal;
import io.candela.contracts.Signal.State;
import io.candela.platform.json.RecordJson;
import io.candela.signals.following.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The signals, and which of their outcomes are to be worked out, in the database. */
@Component
class Tasks {
    private static final String SELECT = """
            select s.event, c.event as closing, h.horizon, h.correction
            from scorecard_horizons h
            join scorecard_signals s on s.id = h.id and s.revision = h.revision
            left join scorecard_signals c on c.id = h.closing_id and c.revision = h.closing_revision
            where h.instrument = :instrument and h.interval = :interval and\s""";

    private final JdbcClient jdbc;

    Tasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a signal with all its horizons, and ends the positions that it ends; does nothing if it is known. */
    void add(Signal event) {
        Emitted signal = Emitted.of(event);
        if (!insert(signal, event)) {
            return;
        }
        close(signal, event);
        if (event.state() != State.WITHDRAWN) {
            insertHorizons(signal);
            closeIfOvertaken(signal, event.candleOpenTime());
        }
    }

    private boolean insert(Emitted signal, Signal event) {
        return jdbc.sql("""
                        insert into scorecard_signals
                            (id, revision, setup, instrument, interval, side, withdrawn, candle, event)
                        values
                            (:id, :revision, :setup, :instrument, :interval, :side, :withdrawn, :candle, :event)
                        on conflict do nothing""")
                        .param("id", signal.id())
                        .param("revision", signal.revision())
                        .param("setup", signal.setup())
                        .param("instrument", signal.instrument().id())
                        .param("interval", signal.interval().code())
                        .param("side", signal.side().name())
                        .param("withdrawn", event.state() == State.WITHDRAWN)
                        .param("candle", SqlTime.of(event.candleOpenTime()))
                        .param("event", RecordJson.mapper().writeValueAsString(event))
                        .update()
                == 1;
    }

    private void insertHorizons(Emitted signal) {
        List<Horizon> horizons = List.of(Horizon.values());
        jdbc.sql("""
                        insert into scorecard_horizons (id, revision, horizon, setup, instrument, interval, due)
                        select :id, :revision, horizon, :setup, :instrument, :interval, due
                        from unnest(:horizons::text[], :due::timestamptz[]) as each (horizon, due)""")
                .param("id", signal.id())
                .param("revision", signal.revision())
                .param("setup", signal.setup())
                .param("instrument", signal.instrument().id())
                .param("interval", signal.interval().code())
                .param("horizons", horizons.stream().map(Horizon::code).toArray(String[]::new))
                .param(
                        "due",
                        horizons.stream().map(horizon -> due(signal, horizon)).toArray(String[]::new))
                .update();
    }

    private static @Nullable String due(Emitted signal, Horizon horizon) {
        return horizon == Horizon.EXIT
                ? null
                : signal.followedFrom()
                        .plus(signal.series().length(horizon.candles() - 1))
                        .toString();
    }

    /** A withdrawal ends the position of what it withdraws; any other signal ends earlier ones that want another side. */
    private void close(Emitted signal, Signal event) {
        jdbc.sql("""
                        update scorecard_horizons h
                        set closing_id = :id, closing_revision = :revision, due = :due
                        from scorecard_signals s
                        where s.id = h.id and s.revision = h.revision and s.candle <= :candle
                            and h.correction is null and h.closing_id is null and h.horizon = :exit
                            and h.setup = :setup and h.instrument = :instrument and h.interval = :interval
                            and case when :withdrawn then h.id = :id else s.side <> :side end""")
                .param("id", signal.id())
                .param("revision", signal.revision())
                .param("due", SqlTime.of(signal.followedFrom()))
                .param("candle", SqlTime.of(event.candleOpenTime()))
                .param("exit", Horizon.EXIT.code())
                .param("setup", signal.setup())
                .param("instrument", signal.instrument().id())
                .param("interval", signal.interval().code())
                .param("withdrawn", event.state() == State.WITHDRAWN)
                .param("side", signal.side().name())
                .update();
    }

    /**
     * What is said of a candle only after another side had been said of a later one is ended as it begins: nobody is to
     * follow it.
     */
    private void closeIfOvertaken(Emitted signal, Instant candle) {
        jdbc.sql("""
                        update scorecard_horizons h
                        set closing_id = later.id, closing_revision = later.revision, due = :due
                        from (
                            select id, revision from scorecard_signals s
                            where setup = :setup and instrument = :instrument and interval = :interval
                                and candle > :candle and side <> :side and not withdrawn
                                and not exists (
                                    select from scorecard_signals w
                                    where w.id = s.id and w.withdrawn and w.revision > s.revision)
                            order by candle, revision limit 1) later
                        where h.id = :id and h.revision = :revision and h.horizon = :exit""")
                .param("id", signal.id())
                .param("revision", signal.revision())
                .param("due", SqlTime.of(signal.followedFrom()))
                .param("exit", Horizon.EXIT.code())
                .param("setup", signal.setup())
                .param("instrument", signal.instrument().id())
                .param("interval", signal.interval().code())
                .param("candle", SqlTime.of(candle))
                .param("side", signal.side().name())
                .update();
    }

    /** What a candle that opens at {@code newest} may tell the outcome of. */
    List<Task> due(CandleSeries series, Instant newest) {
        return jdbc.sql(SELECT + "h.correction is null and h.due <= :newest order by h.due, s.position, h.horizon")
                .param("instrument", series.instrument().id())
                .param("interval", series.interval().code())
                .param("newest", SqlTime.of(newest))
                .query(Tasks::task)
                .list();
    }

    /** What has an outcome that depends on a candle that opens from {@code first} to {@code last}. */
    List<Task> dependingOn(CandleSeries series, Instant first, Instant last) {
        return jdbc.sql(SELECT + """
                        h.correction is not null and h.depends_to >= :first and h.depends_from <= :last
                        order by h.depends_to, s.position, h.horizon""")
                .param("instrument", series.instrument().id())
                .param("interval", series.interval().code())
                .param("first", SqlTime.of(first))
                .param("last", SqlTime.of(last))
                .query(Tasks::task)
                .list();
    }

    /** Keeps that outcomes have been told, and the candles that they depend on. */
    void told(List<Outcome> outcomes) {
        jdbc.sql("""
                        update scorecard_horizons h
                        set correction = told.correction, depends_from = told.first, depends_to = told.last
                        from unnest(
                            :ids::text[], :revisions::integer[], :horizons::text[], :corrections::integer[],
                            :first::timestamptz[], :last::timestamptz[])
                            as told (id, revision, horizon, correction, first, last)
                        where h.id = told.id and h.revision = told.revision and h.horizon = told.horizon""")
                .param("ids", column(outcomes, outcome -> outcome.signal().id()))
                .param("revisions", column(outcomes, outcome -> outcome.signal().revision()))
                .param("horizons", column(outcomes, Outcome::horizon))
                .param("corrections", column(outcomes, Outcome::correction))
                .param("first", column(outcomes, Tasks::dependsFrom))
                .param("last", column(outcomes, Tasks::dependsTo))
                .update();
    }

    private static String[] column(List<Outcome> outcomes, Function<Outcome, Object> value) {
        return outcomes.stream().map(value).map(Object::toString).toArray(String[]::new);
    }

    private static Instant dependsFrom(Outcome outcome) {
        CandleSeries series = outcome.signal().series();
        return outcome.entry().candleOpenTime().minus(series.length(Scoring.BASELINE - 1));
    }

    private static Instant dependsTo(Outcome outcome) {
        Instant exit = outcome.exit().at();
        return outcome.closedBy() == null ? exit.minus(outcome.signal().series().length(1)) : exit;
    }

    /** How many outcomes of signals as they were first emitted are not told yet. */
    int pending(String setup, CandleSeries series) {
        return jdbc.sql("""
                        select count(*) from scorecard_horizons
                        where correction is null and revision = 0 and setup = :setup and instrument = :instrument
                            and interval = :interval""")
                .param("setup", setup)
                .param("instrument", series.instrument().id())
                .param("interval", series.interval().code())
                .query(Integer.class)
                .single();
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        Emitted signal = Emitted.of(read(row.getString("event")));
        String closing = row.getString("closing");
        return new Task(
                signal,
                Horizon.of(row.getString("horizon")),
                closing == null ? null : Emitted.of(read(closing)),
                row.getObject("correction", Integer.class),
                signal.followedFrom().minus(signal.series().length(Scoring.BASELINE - 1)));
    }

    private static Signal read(String event) {
        return RecordJson.mapper().readValue(event, Signal.class);
    }
}
