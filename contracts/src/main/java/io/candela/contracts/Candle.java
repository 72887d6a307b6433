package io.candela.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Open, high, low and close of an interval, with what was traded in it.
 *
 * @param venue the venue whose trades were counted, or {@link Venue#CONSOLIDATED}
 * @param openTime start of the interval, inclusive
 * @param closeTime end of the interval, exclusive
 * @param volume units of the base that changed hands
 * @param vwap the volume-weighted average price; the close where nothing but dust was traded, or no trade was counted
 * @param trades how many trades were counted, at least 1 in what is published, as an interval without a trade has no
 *     candle; 0 in what a venue made itself and was loaded afterwards
 * @param takerBuyVolume units of the base of those trades in which the buyer crossed the spread; absent if that is not known
 *     of each of them
 * @param revision 0 for the candle as first closed, one more with each correction
 * @param isFinal (in JSON {@code final}) whether the candle can still change
 * @param knownAt the environment's time at which this revision became known
 */
public record Candle(
        Environment environment,
        Instrument instrument,
        Venue venue,
        Interval interval,
        Instant openTime,
        Instant closeTime,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal vwap,
        long trades,
        @Nullable BigDecimal takerBuyVolume,
        State state,
        int revision,
        boolean isFinal,
        Instant knownAt) {

    public Candle {
        open = Decimals.positive(open, "open");
        high = Decimals.positive(high, "high");
        low = Decimals.positive(low, "low");
        close = Decimals.positive(close, "close");
        volume = Decimals.notNegative(volume, "volume");
        vwap = Decimals.positive(vwap, "vwap");
        takerBuyVolume = takerBuyVolume == null ? null : Decimals.notNegative(takerBuyVolume, "takerBuyVolume");
        if (trades < 0) {
            throw new IllegalArgumentException("A candle counts no less than no trades");
        }
    }

    /** Where a candle is in its life. */
    public enum State {
        /** Its interval, or the grace after it, is not over. */
        OPEN,
        /** Its interval is over. */
        CLOSED,
        /** It has changed since it closed. */
        CORRECTED
    }
}
