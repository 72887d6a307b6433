package io.candela.signals.scorecards;

import io.candela.contracts.Signal;
import io.candela.contracts.Signal.State;
import io.candela.platform.json.RecordJson;
import io.candela.signals.following.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
            for (Horizon horizon : Horizon.values()) {
                insert(signal, horizon);
            }
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

    private void insert(Emitted signal, Horizon horizon) {
        Instant due = signal.followedFrom().plus(signal.series().length(Math.max(0, horizon.candles() - 1)));
        jdbc.sql("""
                        insert into scorecard_horizons (id, revision, horizon, setup, instrument, interval, due)
                        values (:id, :revision, :horizon, :setup, :instrument, :interval, :due)""")
                .param("id", signal.id())
                .param("revision", signal.revision())
                .param("horizon", horizon.code())
                .param("setup", signal.setup())
                .param("instrument", signal.instrument().id())
                .param("interval", signal.interval().code())
                .param("due", horizon == Horizon.EXIT ? null : SqlTime.of(due))
                .update();
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
    List<Task> due(Series series, Instant newest) {
        return jdbc.sql(SELECT + "h.correction is null and h.due <= :newest order by h.due, s.position, h.horizon")
                .param("instrument", series.instrument().id())
                .param("interval", series.interval().code())
                .param("newest", SqlTime.of(newest))
                .query(Tasks::task)
                .list();
    }

    /** What has an outcome that depends on a candle that opens from {@code first} to {@code last}. */
    List<Task> dependingOn(Series series, Instant first, Instant last) {
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

    /** Keeps that {@code outcome} has been told, and the candles that it depends on. */
    void told(Outcome outcome) {
        Emitted signal = outcome.signal();
        Instant from = outcome.entry().candleOpenTime().minus(signal.series().length(Scoring.BASELINE - 1));
        Instant exit = outcome.exit().at();
        Instant to = outcome.closedBy() == null ? exit.minus(signal.series().length(1)) : exit;
        jdbc.sql("""
                        update scorecard_horizons
                        set correction = :correction, depends_from = :from, depends_to = :to
                        where id = :id and revision = :revision and horizon = :horizon""")
                .param("correction", outcome.correction())
                .param("from", SqlTime.of(from))
                .param("to", SqlTime.of(to))
                .param("id", signal.id())
                .param("revision", signal.revision())
                .param("horizon", outcome.horizon())
                .update();
    }

    /** How many outcomes of signals as they were first emitted are not told yet. */
    int pending(String setup, Series series) {
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
