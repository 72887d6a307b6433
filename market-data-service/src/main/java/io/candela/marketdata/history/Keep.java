package io.candela.marketdata.history;

import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long rows are kept, in days or weeks, or in months or years. They are counted back from the newest row of the table, or
 * from now if that is earlier, and whole partitions are dropped: days of trades and prices, months of candles. Nothing
 * means for ever.
 *
 * @param trades by the venue's time
 * @param candles by their open time, in months or years; loaded ones are no exception
 * @param prices by the time at which they became known
 */
record Keep(
        @DefaultValue("90d") Period trades,
        @DefaultValue("0d") Period candles,
        @DefaultValue("30d") Period prices) {

    // Beyond the years from 1677 to 2262 the store's times begin anew.
    private static final long LONGEST = 100;

    static final Keep FOREVER = new Keep(Period.ZERO, Period.ZERO, Period.ZERO);

    Keep {
        require(trades, "trades");
        require(candles, "candles");
        require(prices, "prices");
        if (candles.get(ChronoUnit.DAYS) != 0) {
            throw new IllegalArgumentException(
                    "candles are kept by months: write %s as months or years".formatted(candles));
        }
    }

    private static void require(Period time, String what) {
        long days = time.get(ChronoUnit.DAYS);
        if (time.isNegative()) {
            throw new IllegalArgumentException(what + " cannot be kept for less than nothing: " + time);
        }
        if (time.toTotalMonths() != 0 && days != 0) {
            throw new IllegalArgumentException(what + " are kept for days or for months, but not for both: " + time);
        }
        if (time.toTotalMonths() > LONGEST * 12 || days > LONGEST * 365) {
            throw new IllegalArgumentException(
                    "%s are kept for at most %d years, or, with 0, for ever: %s".formatted(what, LONGEST, time));
        }
    }

    Map<String, Period> byTable() {
        return Map.of("trades", trades, "candles", candles, "known_prices", prices);
    }

    /** As the store writes it. */
    static String ttl(Period time) {
        if (time.isZero()) {
            // It cannot be told to limit months no more, and all of its times lie within so many years.
            return LONGEST + " YEARS";
        }
        return time.toTotalMonths() > 0 ? time.toTotalMonths() + " MONTHS" : time.get(ChronoUnit.DAYS) + " DAYS";
    }
}
