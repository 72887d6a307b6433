package io.candela.marketdata.history;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The trades in the store, ordered by time, venue and id; ids of digits are ordered as numbers. Throws
 * {@code Unavailable} while the store is away.
 */
@Component
public class HistoricTrades {
    private static final int SCALE = 18;

    private final JdbcClient jdbc;
    private final HistoryReads reads;
    private final Environment environment;

    HistoricTrades(JdbcClient jdbc, HistoryReads reads, Environment environment) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.environment = environment;
    }

    /** Which end of the list comes first. */
    public enum Order {
        OLDEST_FIRST("ASC", ">"),
        NEWEST_FIRST("DESC", "<");

        private final String direction;
        private final String after;

        Order(String direction, String after) {
            this.direction = direction;
            this.after = after;
        }
    }

    /** The place of a trade in the list, which holds whatever is inserted before or after it. */
    public record Place(Instant time, String venue, String tradeId) {
        public static Place of(Trade trade) {
            return new Place(trade.time(), trade.venue().id(), trade.tradeId());
        }
    }

    /** The first {@code limit} trades of a range, or of those that come after {@code after} in the list. */
    public List<Trade> page(TradeRange range, Order order, @Nullable Place after, int limit) {
        Instant from = range.from();
        Instant to = range.to();
        String conditions = filters(range) + (after == null ? "" : condition(order));
        JdbcClient.StatementSpec query = jdbc.sql(select(order, conditions))
                .param("instrument", range.instrument().id())
                .param("from", StoreTime.nanos(after != null && order == Order.OLDEST_FIRST ? after.time() : from))
                .param(
                        "to",
                        StoreTime.nanos(
                                after != null && order == Order.NEWEST_FIRST
                                        ? after.time().plusNanos(1)
                                        : to))
                .param("limit", limit);
        JdbcClient.StatementSpec placed = after == null ? query : placed(query, after);
        return reads.read(
                () -> placed.query((row, _) -> trade(row, range.instrument())).list());
    }

    private static String select(Order order, String condition) {
        return """
                SELECT CAST(time AS LONG) nanos, venue, trade_id, price, quantity, taker_side,
                  CAST(received_at AS LONG) received
                FROM trades WHERE instrument = :instrument AND time >= CAST(:from AS TIMESTAMP_NS)
                  AND time < CAST(:to AS TIMESTAMP_NS) %2$s
                ORDER BY time %1$s, venue %1$s, length(trade_id) %1$s, trade_id %1$s LIMIT :limit""".formatted(order.direction, condition);
    }

    // Written out: what a venue's id, a side and a decimal look like is known, and the store compares what is written.
    private static String filters(TradeRange range) {
        StringBuilder filters = new StringBuilder();
        if (range.venue() != null) {
            filters.append(" AND venue = '%s'".formatted(range.venue().id()));
        }
        if (range.takerSide() != null) {
            filters.append(" AND taker_side = '%s'".formatted(range.takerSide().code()));
        }
        if (range.minQuantity() != null) {
            BigDecimal least = range.minQuantity().setScale(SCALE, RoundingMode.CEILING);
            filters.append(" AND quantity >= %sm".formatted(least.toPlainString()));
        }
        return filters.append(' ').toString();
    }

    private static String condition(Order order) {
        return """
                AND (time != CAST(:time AS TIMESTAMP_NS) OR venue %1$s :venue OR (venue = :venue AND
                  (length(trade_id) %1$s :length OR (length(trade_id) = :length AND trade_id %1$s :tradeId))))""".formatted(order.after);
    }

    private static JdbcClient.StatementSpec placed(JdbcClient.StatementSpec query, Place after) {
        return query.param("time", StoreTime.nanos(after.time()))
                .param("venue", after.venue())
                .param("length", after.tradeId().length())
                .param("tradeId", after.tradeId());
    }

    private Trade trade(ResultSet row, Instrument instrument) throws SQLException {
        String side = row.getString("taker_side");
        return new Trade(
                environment,
                instrument,
                new Venue(row.getString("venue")),
                row.getString("trade_id"),
                row.getBigDecimal("price"),
                row.getBigDecimal("quantity"),
                side == null ? null : TakerSide.valueOf(side.toUpperCase(Locale.ROOT)),
                StoreTime.instant(row.getLong("nanos")),
                StoreTime.instant(row.getLong("received")));
    }
}
