package io.candela.marketdata.history;

import io.candela.contracts.Environment;
import io.candela.contracts.Instants;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sums up the trades in the store by interval. Which of them count, and which came late, is judged as the candles that are
 * folded from the topic judge it, by when each was received; of a tape it cannot be told, whose trades were received at another
 * time than their own. Throws {@code Unavailable} while the store is away.
 */
@Component
public class TradeSums {
    private static final int GROWTH = 4;
    private static final Interval LATE_BY = Interval.M1;

    private final JdbcClient jdbc;
    private final HistoryReads reads;
    private final Environment environment;

    TradeSums(JdbcClient jdbc, HistoryReads reads, Environment environment) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.environment = environment;
    }

    /**
     * The patience with trades that come late.
     *
     * @param grace how long after its end an interval closes
     * @param horizon how long after the end of the minute in which it was made a trade counts
     */
    public record Patience(Duration grace, Duration horizon) {}

    /** The first {@code limit} intervals that open in [from, to) and have a trade, in the order of time. */
    public List<TradeSum> ascending(Series series, Instant from, Instant to, Patience patience, int limit) {
        Span traded = traded(series);
        if (traded == null) {
            return List.of();
        }
        List<TradeSum> found = new ArrayList<>();
        Interval interval = series.interval();
        Instant begin = interval.ceiling(Instants.later(from, traded.from));
        Instant end = traded.until(to, interval);
        int window = limit;
        while (begin.isBefore(end) && found.size() < limit) {
            Instant next = Instants.earlier(interval.plus(begin, window), end);
            found.addAll(sums(series, begin, next, patience, "ASC", limit - found.size()));
            begin = next;
            window = wider(window);
        }
        return found;
    }

    /** The last {@code limit} intervals that open before {@code to} and have a trade, in the order of time. */
    public List<TradeSum> newest(Series series, Instant to, Patience patience, int limit) {
        Span traded = traded(series);
        if (traded == null) {
            return List.of();
        }
        List<TradeSum> found = new ArrayList<>();
        Interval interval = series.interval();
        Instant end = traded.until(to, interval);
        int window = limit;
        while (traded.from.isBefore(end) && found.size() < limit) {
            Instant before = Instants.later(interval.plus(end, -window), traded.from);
            found.addAll(sums(series, before, end, patience, "DESC", limit - found.size()));
            end = before;
            window = wider(window);
        }
        return found.reversed();
    }

    // Where little is traded, a few queries reach far.
    private static int wider(int window) {
        return Math.min(window, Integer.MAX_VALUE / GROWTH) * GROWTH;
    }

    /** When the newest trade of the instrument that is in the store was made. */
    public Optional<Instant> newest(Instrument instrument) {
        return bound(Series.consolidated(instrument, LATE_BY), "DESC");
    }

    /** Open times of the first interval that has a trade and of the last one; absent if there was none. */
    private @Nullable Span traded(Series series) {
        Instant first = bound(series, "ASC").orElse(null);
        Instant last = first == null ? null : bound(series, "DESC").orElse(null);
        return first == null || last == null
                ? null
                : new Span(series.interval().floor(first), series.interval().floor(last));
    }

    private record Span(Instant from, Instant last) {
        /** The end of the last interval that opens before {@code to}, which is summed whole. */
        Instant until(Instant to, Interval interval) {
            return to.isAfter(last) ? interval.end(last) : interval.ceiling(to);
        }
    }

    private Optional<Instant> bound(Series series, String order) {
        return reads.read(() -> jdbc.sql("""
                        SELECT CAST(time AS LONG) nanos FROM trades WHERE instrument = :instrument %s
                        ORDER BY time %s LIMIT 1""".formatted(venue(series), order))
                .param("instrument", series.instrument().id())
                .query((row, _) -> StoreTime.instant(row.getLong("nanos")))
                .optional());
    }

    private List<TradeSum> sums(Series series, Instant from, Instant to, Patience patience, String order, int limit) {
        return reads.read(() -> jdbc.sql(select(series, patience, order))
                .param("instrument", series.instrument().id())
                .param("from", StoreTime.nanos(from))
                .param("to", StoreTime.nanos(to))
                .param("limit", limit)
                .query((row, _) -> sum(row))
                .list());
    }

    private String select(Series series, Patience patience, String order) {
        boolean received = environment != Environment.REPLAY;
        String late = "sum(CASE WHEN CAST(received_at AS LONG) >= %s + %d THEN 1 ELSE 0 END)"
                .formatted(end(series.interval()), patience.grace().toNanos());
        String inTime = "AND CAST(received_at AS LONG) < %s + %d"
                .formatted(end(LATE_BY), patience.horizon().toNanos());
        return """
                SELECT %s open_nanos, first(price) open, max(price) high, min(price) low, last(price) close,
                  sum(quantity) volume, sum(price * quantity) notional, count() trades,
                  sum(CASE WHEN taker_side = 'buy' THEN quantity ELSE 0.0m END) bought,
                  sum(CASE WHEN taker_side IS NULL THEN 1 ELSE 0 END) unknown_sides,
                  %s late, max(CAST(received_at AS LONG)) newest_nanos
                FROM trades WHERE instrument = :instrument %s
                  AND time >= CAST(:from AS TIMESTAMP_NS) AND time < CAST(:to AS TIMESTAMP_NS) %s
                GROUP BY open_nanos ORDER BY open_nanos %s LIMIT :limit""".formatted(
                        open(series.interval()), received ? late : "0", venue(series), received ? inTime : "", order);
    }

    // What a venue's id looks like is known, so it is written out.
    private static String venue(Series series) {
        return series.venue().equals(Venue.CONSOLIDATED)
                ? ""
                : "AND venue = '%s'".formatted(series.venue().id());
    }

    private static String open(Interval interval) {
        if (!interval.isEven()) {
            return "CAST(timestamp_floor('M', time) AS LONG)";
        }
        long nanos = interval.length().toNanos();
        long offset = StoreTime.nanos(interval.ceiling(StoreTime.FIRST));
        return "((CAST(time AS LONG) - %2$d) / %1$d * %1$d + %2$d)".formatted(nanos, offset);
    }

    private static String end(Interval interval) {
        return interval.isEven()
                ? "(%s + %d)".formatted(open(interval), interval.length().toNanos())
                : "CAST(dateadd('M', 1, timestamp_floor('M', time)) AS LONG)";
    }

    private static TradeSum sum(ResultSet row) throws SQLException {
        BigDecimal bought = row.getBigDecimal("bought");
        return new TradeSum(
                StoreTime.instant(row.getLong("open_nanos")),
                row.getBigDecimal("open"),
                row.getBigDecimal("high"),
                row.getBigDecimal("low"),
                row.getBigDecimal("close"),
                row.getBigDecimal("volume"),
                row.getBigDecimal("notional"),
                row.getLong("trades"),
                row.getLong("unknown_sides") == 0 ? bought : null,
                row.getInt("late"),
                StoreTime.instant(row.getLong("newest_nanos")));
    }
}
