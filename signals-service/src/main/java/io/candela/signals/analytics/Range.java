package io.candela.signals.analytics;

import io.candela.contracts.Interval;
import java.time.Instant;

/**
 * Which candles are wanted.
 *
 * @param from inclusive, on open times
 * @param to exclusive, on open times; not before from
 */
record Range(Interval interval, Instant from, Instant to) {
    /** How many candles a range may have, since each of its pages is computed from its beginning. */
    static final int MOST = 100_000;

    boolean isTooLong() {
        return from.plus(interval.length().multipliedBy(MOST)).isBefore(to);
    }

    /**
     * The part that begins at {@code start} and has room for {@code limit} candles: fewer where some are missing, so that
     * nobody has to count those before it.
     */
    Range part(Instant start, int limit) {
        Instant end = start.plus(interval.length().multipliedBy(limit));
        return new Range(interval, start, end.isBefore(to) ? end : to);
    }

    /** The time that lies {@code candles} before the beginning, not before 1970. */
    Instant before(int candles) {
        Instant earlier = from.minus(interval.length().multipliedBy(candles));
        return earlier.isBefore(Instant.EPOCH) ? Instant.EPOCH : earlier;
    }
}
