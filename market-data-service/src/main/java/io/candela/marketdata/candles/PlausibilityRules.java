package io.candela.marketdata.candles;

import io.candela.contracts.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which prices are believed at once.
 *
 * @param factor how many times another price a price may be, or the other it, and still bear it out
 * @param witnessFor how old a venue's price may be to bear another out or not
 * @param trades after how many trades in a row a venue that is the only one is believed
 * @param lasting and after how long
 * @param most how many trades of a venue are held
 */
record PlausibilityRules(
        @DefaultValue("2") BigDecimal factor,
        @DefaultValue("5m") Duration witnessFor,
        @DefaultValue("20") int trades,
        @DefaultValue("1m") Duration lasting,
        @DefaultValue("1000") int most) {

    PlausibilityRules {
        if (factor.compareTo(BigDecimal.ONE) <= 0 || most < 1) {
            throw new IllegalArgumentException("The factor is more than 1, and at least one trade can be held");
        }
    }

    boolean near(BigDecimal one, BigDecimal other) {
        return one.compareTo(other.multiply(factor)) <= 0 && other.compareTo(one.multiply(factor)) <= 0;
    }

    /** Whether {@code trade} is one more of so many that the level which they are at has lasted. */
    boolean hasLasted(Level level, Trade trade) {
        Level.Point from = level.doubtedFrom();
        return from != null
                && near(from.price(), trade.price())
                && level.doubted() >= trades
                && !trade.time().isBefore(from.time().plus(lasting));
    }
}
