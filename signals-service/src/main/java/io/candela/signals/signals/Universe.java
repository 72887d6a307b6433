package io.candela.signals.signals;

import io.candela.contracts.Interval;
import io.candela.signals.strategies.UniverseSetup;
import java.time.Duration;
import java.time.Instant;

/** All instruments that one setup compares at the closes of one interval. */
record Universe(UniverseSetup setup, Interval interval) {
    /**
     * How long after a close a universe waits for candles that are missing: longer than candles take to close after
     * their interval, so that whatever is missing then had no trade, or comes late.
     */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The same for all instruments, so that they meet in one partition. */
    String name() {
        return name(setup.label(), interval);
    }

    static String name(String label, Interval interval) {
        return label + ' ' + interval.code();
    }

    /** {@code closes} times the interval. */
    Duration closes(int closes) {
        return interval.length().multipliedBy(closes);
    }

    /** Whether the close of the candles that opened at {@code openTime} waits no longer at {@code time}. */
    boolean isOver(Instant openTime, Instant time) {
        return !openTime.plus(interval.length()).plus(PATIENCE).isAfter(time);
    }

    /** Open time of the candles that are the next to be waited for at {@code time}. */
    Instant awaited(Instant time) {
        return interval.floor(time.minus(PATIENCE));
    }
}
