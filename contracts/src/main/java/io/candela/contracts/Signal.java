package io.candela.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a strategy makes of a closed candle.
 *
 * @param id a hash of strategy, version, parameters, instrument, interval and candle: a replay yields the same
 * @param version of the strategy's rules
 * @param parameters the values that the strategy ran with
 * @param side the position that the strategy would hold from now on
 * @param strength 0 to 1: how strongly the strategy's own measure speaks for it
 * @param reason the indicator values that caused it
 * @param candleOpenTime the candle that caused it
 * @param candleRevision the revision of that candle
 * @param emittedAt the environment's time at which it was emitted
 * @param expiresAt from when on it should no longer be acted upon
 */
public record Signal(
        Environment environment,
        String id,
        String strategy,
        int version,
        SortedMap<String, Integer> parameters,
        Instrument instrument,
        Interval interval,
        Side side,
        BigDecimal strength,
        SortedMap<String, BigDecimal> reason,
        Instant candleOpenTime,
        int candleRevision,
        Instant emittedAt,
        Instant expiresAt) {

    public Signal {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        strength = Decimals.ratio(strength, "strength");
        SortedMap<String, BigDecimal> canonical = new TreeMap<>();
        reason.forEach((name, value) -> canonical.put(name, Decimals.canonical(value)));
        reason = Collections.unmodifiableSortedMap(canonical);
    }

    /** A position in the instrument. */
    public enum Side {
        LONG,
        FLAT,
        SHORT
    }
}
