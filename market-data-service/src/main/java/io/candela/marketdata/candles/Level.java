package io.candela.marketdata.candles;

import io.candela.contracts.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a venue trades an instrument at, roughly, so that it seldom has to be saved.
 *
 * @param counted of the trades that were believed
 * @param newest of all trades
 * @param doubtedFrom the first trade of those in a row, at about one price, that are not believed
 * @param doubted how many they are
 * @param holds how many trades were ever held
 */
record Level(
        @Nullable Point counted,
        @Nullable Point newest,
        @Nullable Point doubtedFrom,
        int doubted,
        long holds) {
    static final Level NOTHING = new Level(null, null, null, 0, 0);

    private static final BigDecimal ABOUT = new BigDecimal("0.01");
    private static final Duration AWHILE = Duration.ofSeconds(10);

    /** A price at a time. */
    record Point(BigDecimal price, Instant time) {
        private static Point of(Trade trade) {
            return new Point(trade.price(), trade.time());
        }

        private boolean isAbout(Trade trade) {
            return price.subtract(trade.price()).abs().compareTo(price.multiply(ABOUT)) <= 0
                    && trade.time().isBefore(time.plus(AWHILE));
        }
    }

    Level counted(Trade trade) {
        Point now = moved(counted, trade);
        Point seen = moved(newest, trade);
        return now.equals(counted) && seen.equals(newest) && doubted == 0 ? this : new Level(now, seen, null, 0, holds);
    }

    Level held(Trade trade, PlausibilityRules rules) {
        boolean goesOn = doubtedFrom != null && rules.near(doubtedFrom.price(), trade.price());
        return new Level(
                counted,
                moved(newest, trade),
                goesOn ? doubtedFrom : Point.of(trade),
                goesOn ? doubted + 1 : 1,
                holds + 1);
    }

    /** Whether its own next price can be held against what was believed of it since {@code time}. */
    boolean hasCounted(Instant time) {
        return isSince(counted, time);
    }

    /** Whether another venue's price can be held against its own since {@code time}. */
    boolean isHeard(Instant time) {
        return isSince(newest, time) || isSince(counted, time);
    }

    boolean countedNear(BigDecimal price, Instant time, PlausibilityRules rules) {
        return isNear(counted, price, time, rules);
    }

    /** Whether it has come to {@code price} since {@code time}, believed or not. */
    boolean heardNear(BigDecimal price, Instant time, PlausibilityRules rules) {
        return isNear(newest, price, time, rules) || isNear(counted, price, time, rules);
    }

    private static boolean isNear(@Nullable Point point, BigDecimal price, Instant time, PlausibilityRules rules) {
        return point != null && isSince(point, time) && rules.near(point.price(), price);
    }

    private static boolean isSince(@Nullable Point point, Instant time) {
        return point != null && !point.time().isBefore(time);
    }

    // A late trade says nothing of the present.
    private static Point moved(@Nullable Point before, Trade trade) {
        return before != null && (before.isAbout(trade) || trade.time().isBefore(before.time()))
                ? before
                : Point.of(trade);
    }
}
