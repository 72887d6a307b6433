package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.contracts.Signal.State;
import io.candela.signals.signals.Revisions.Revision;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which signals are wanted; whatever is absent is not asked for.
 *
 * @param from earliest time of first emission, inclusive
 * @param to latest time of first emission, exclusive
 * @param asOf at which time they were told as they are wanted; absent for the newest revisions
 * @param newestFirst whether the newest come first, or the oldest
 */
record SignalQuery(
        @Nullable Instrument instrument,
        @Nullable String strategy,
        @Nullable Interval interval,
        @Nullable Side side,
        @Nullable State state,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant asOf,
        boolean newestFirst) {

    /** Which of {@code revisions} is looked at; none if nothing had been said yet. */
    Optional<Signal> told(Revisions revisions) {
        Optional<Revision> revision = asOf == null ? Optional.of(revisions.newest()) : revisions.asOf(asOf);
        return revision.map(Revision::signal);
    }

    boolean matches(Signal signal) {
        return (instrument == null || instrument.equals(signal.instrument()))
                && (strategy == null || strategy.equals(signal.strategy()))
                && (interval == null || interval == signal.interval())
                && (side == null || side == signal.side())
                && (state == null || state == signal.state());
    }
}
