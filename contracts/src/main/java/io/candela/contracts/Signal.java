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
 * @param emittedAt the environment's time at which this revision was emitted
 * @param expiresAt from when on it should no longer be acted upon
 * @param revision from 0; grows when a correction of candles changes what was said
 * @param state what this revision is; absent in the oldest records, which were all emitted
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
        Instant expiresAt,
        int revision,
        State state) {

    public Signal {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        strength = Decimals.ratio(strength, "strength");
        SortedMap<String, BigDecimal> canonical = new TreeMap<>();
        reason.forEach((name, value) -> canonical.put(name, Decimals.canonical(value)));
        reason = Collections.unmodifiableSortedMap(canonical);
        state = state == null ? State.EMITTED : state;
    }

    /** What a revision of a signal says of it. */
    public enum State {
        /** It was said for the first time. */
        EMITTED,
        /** It is said otherwise than before, or again after it was withdrawn. */
        CORRECTED,
        /** It should never have been said: corrected candles do not lead to it. The rest repeats what had been said. */
        WITHDRAWN
    }

    /** A position in the instrument. */
    public enum Side {
        LONG,
        FLAT,
        SHORT
    }
}
