package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which signals are wanted; whatever is absent is not asked for.
 *
 * @param from earliest time of emission, inclusive
 * @param to latest time of emission, exclusive
 * @param newestFirst whether the newest come first, or the oldest
 */
record SignalQuery(
        @Nullable Instrument instrument,
        @Nullable String strategy,
        @Nullable Interval interval,
        @Nullable Side side,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean newestFirst) {

    boolean matches(Signal signal) {
        return (instrument == null || instrument.equals(signal.instrument()))
                && (strategy == null || strategy.equals(signal.strategy()))
                && (interval == null || interval == signal.interval())
                && (side == null || side == signal.side());
    }
}
