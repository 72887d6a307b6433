package io.candela.marketdata.tickers;

import io.candela.contracts.Interval;
import java.time.Duration;
import java.time.Instant;

/**
 * The 24 hours before now. They begin with a minute, and the one that runs is in them: they are less than a minute too
 * long.
 *
 * @param from open time of the first minute, inclusive
 * @param now the environment's time
 */
record Period(Instant from, Instant now) {
    static final Duration LENGTH = Duration.ofHours(24);

    static Period before(Instant now) {
        return new Period(Interval.M1.floor(now).minus(LENGTH), now);
    }

    /** Open time of the last minute, exclusive. */
    Instant to() {
        return from.plus(LENGTH).plus(Interval.M1.length());
    }
}
