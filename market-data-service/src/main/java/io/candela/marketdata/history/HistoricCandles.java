package io.candela.marketdata.history;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The candles in the store, each in its newest revision. Throws {@code Unavailable} while the store is away. */
@Component
public class HistoricCandles {
    // Corrections are rare: this many more rows are nearly always enough for as many candles as were asked for.
    private static final int SPARE = 16;

    private final JdbcClient jdbc;
    private final HistoryReads reads;
    private final Environment environment;

    HistoricCandles(JdbcClient jdbc, HistoryReads reads, Environment environment) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.environment = environment;
    }

    /** The first {@code limit} candles that open in [from, to), in the order of time. */
    public List<Candle> ascending(Instrument instrument, Interval interval, Instant from, Instant to, int limit) {
        List<Candle> candles = new ArrayList<>();
        Instant start = from;
        boolean more = true;
        while (more && candles.size() < limit) {
            int rows = limit - candles.size() + SPARE;
            List<Candle> found = rows(instrument, interval, start, to, "ASC", rows);
            more = found.size() == rows;
            candles.addAll(newestRevisions(found));
            start = found.isEmpty() ? to : found.getLast().closeTime();
        }
        return List.copyOf(candles.subList(0, Math.min(limit, candles.size())));
    }

    /** The last {@code limit} candles that open before {@code to}, in the order of time. */
    public List<Candle> newest(Instrument instrument, Interval interval, Instant to, int limit) {
        List<Candle> candles = new ArrayList<>();
        Instant end = to;
        boolean more = true;
        while (more && candles.size() < limit) {
            int rows = limit - candles.size() + SPARE;
            List<Candle> found = rows(instrument, interval, StoreTime.FIRST, end, "DESC", rows);
            more = found.size() == rows;
            candles.addAll(newestRevisions(found));
            end = found.isEmpty() ? StoreTime.FIRST : found.getLast().openTime();
        }
        return List.copyOf(candles.subList(0, Math.min(limit, candles.size())).reversed());
    }

    private List<Candle> rows(
            Instrument instrument, Interval interval, Instant from, Instant to, String order, int rows) {
        return reads.read(() -> jdbc.sql(select(order))
                .params(
                        instrument.id(),
                        Venue.CONSOLIDATED.id(),
                        interval.code(),
                        StoreTime.nanos(from),
                        StoreTime.nanos(to),
                        rows)
                .query(mapper(instrument, interval))
                .list());
    }

    private static String select(String order) {
        return """
                SELECT CAST(open_time AS LONG) open_nanos, revision, open, high, low, close, volume, vwap, trades, state,
                  final, CAST(known_at AS LONG) known_nanos
                FROM candles WHERE instrument = ? AND venue = ? AND length = ?
                  AND open_time >= CAST(? AS TIMESTAMP_NS) AND open_time < CAST(? AS TIMESTAMP_NS)
                ORDER BY open_time %s, revision DESC LIMIT ?""".formatted(order);
    }

    /** The first row of each open time, which is the newest revision. */
    private static List<Candle> newestRevisions(List<Candle> rows) {
        List<Candle> newest = new ArrayList<>();
        for (Candle row : rows) {
            if (newest.isEmpty() || !newest.getLast().openTime().equals(row.openTime())) {
                newest.add(row);
            }
        }
        return newest;
    }

    private RowMapper<Candle> mapper(Instrument instrument, Interval interval) {
        return (row, number) -> candle(row, instrument, interval);
    }

    private Candle candle(ResultSet row, Instrument instrument, Interval interval) throws SQLException {
        Instant openTime = StoreTime.instant(row.getLong("open_nanos"));
        return new Candle(
                environment,
                instrument,
                Venue.CONSOLIDATED,
                interval,
                openTime,
                openTime.plus(interval.length()),
                row.getBigDecimal("open"),
                row.getBigDecimal("high"),
                row.getBigDecimal("low"),
                row.getBigDecimal("close"),
                row.getBigDecimal("volume"),
                row.getBigDecimal("vwap"),
                row.getLong("trades"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("revision"),
                row.getBoolean("final"),
                StoreTime.instant(row.getLong("known_nanos")));
    }
}
