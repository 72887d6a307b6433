package io.candela.marketdata.history;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was traded in an interval, summed from the trades in the store.
 *
 * @param openTime when the interval began
 * @param notional the sum of price times quantity
 * @param takerBuyVolume the volume of those trades in which the buyer crossed the spread; absent if that is not known of each
 * @param late how many of the trades came after the interval had closed
 * @param newest when the last of the trades was received
 */
public record TradeSum(
        Instant openTime,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal notional,
        long trades,
        @Nullable BigDecimal takerBuyVolume,
        int late,
        Instant newest) {}
