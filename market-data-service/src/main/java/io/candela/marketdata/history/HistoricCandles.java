package io.candela.marketdata.history;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The candles in the store, our own and those that were loaded afterwards, each in the newest revision that was known by
 * a time. Throws {@code Unavailable} while the store is away.
 */
@Component
public class HistoricCandles {
    // Corrections are rare: this many more rows are nearly always enough for as many candles as were asked for.
    private static final int SPARE = 16;

    private static final String KNOWN = "AND known_at <= CAST(:knownBy AS TIMESTAMP_NS)";

    private final JdbcClient jdbc;
    private final HistoryReads reads;
    private final Environment environment;

    HistoricCandles(JdbcClient jdbc, HistoryReads reads, Environment environment) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.environment = environment;
    }

    /**
     * The first {@code limit} candles that open in [from, to), in the order of time.
     *
     * @param knownBy inclusive; {@link Instant#MAX} for all that is known
     */
    public List<Candle> ascending(Series series, Instant from, Instant to, Instant knownBy, int limit) {
        List<Candle> candles = new ArrayList<>();
        Instant start = from;
        boolean more = true;
        while (more && candles.size() < limit) {
            int rows = limit - candles.size() + SPARE;
            List<Candle> found = rows(series, start, to, knownBy, "ASC", rows);
            more = found.size() == rows;
            candles.addAll(newestRevisions(found));
            start = found.isEmpty() ? to : found.getLast().closeTime();
        }
        return List.copyOf(candles.subList(0, Math.min(limit, candles.size())));
    }

    /**
     * The last {@code limit} candles that open before {@code to}, in the order of time.
     *
     * @param knownBy inclusive; {@link Instant#MAX} for all that is known
     */
    public List<Candle> newest(Series series, Instant to, Instant knownBy, int limit) {
        List<Candle> candles = new ArrayList<>();
        Instant end = to;
        boolean more = true;
        while (more && candles.size() < limit) {
            int rows = limit - candles.size() + SPARE;
            List<Candle> found = rows(series, StoreTime.FIRST, end, knownBy, "DESC", rows);
            more = found.size() == rows;
            candles.addAll(newestRevisions(found));
            end = found.isEmpty() ? StoreTime.FIRST : found.getLast().openTime();
        }
        return List.copyOf(candles.subList(0, Math.min(limit, candles.size())).reversed());
    }

    private List<Candle> rows(Series series, Instant from, Instant to, Instant knownBy, String order, int rows) {
        boolean whatever = knownBy.equals(Instant.MAX);
        JdbcClient.StatementSpec query = jdbc.sql(select(order, whatever ? "" : KNOWN))
                .param("instrument", series.instrument().id())
                .param("venue", series.venue().id())
                .param("length", series.interval().code())
                .param("from", StoreTime.nanos(from))
                .param("to", StoreTime.nanos(to))
                .param("rows", rows);
        JdbcClient.StatementSpec asked = whatever ? query : query.param("knownBy", StoreTime.nanos(knownBy));
        return reads.read(() -> asked.query((row, _) -> candle(row, series)).list());
    }

    private static String select(String order, String condition) {
        return """
                SELECT CAST(open_time AS LONG) open_nanos, revision, open, high, low, close, volume, vwap, trades,
                  taker_buy_volume, state, final, CAST(known_at AS LONG) known_nanos
                FROM candles WHERE instrument = :instrument AND venue = :venue AND length = :length
                  AND open_time >= CAST(:from AS TIMESTAMP_NS) AND open_time < CAST(:to AS TIMESTAMP_NS) %2$s
                ORDER BY open_time %1$s, revision DESC LIMIT :rows""".formatted(order, condition);
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

    private Candle candle(ResultSet row, Series series) throws SQLException {
        Instant openTime = StoreTime.instant(row.getLong("open_nanos"));
        return new Candle(
                environment,
                series.instrument(),
                series.venue(),
                series.interval(),
                openTime,
                series.interval().end(openTime),
                row.getBigDecimal("open"),
                row.getBigDecimal("high"),
                row.getBigDecimal("low"),
                row.getBigDecimal("close"),
                row.getBigDecimal("volume"),
                row.getBigDecimal("vwap"),
                row.getLong("trades"),
                row.getBigDecimal("taker_buy_volume"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("revision"),
                row.getBoolean("final"),
                StoreTime.instant(row.getLong("known_nanos")));
    }
}
