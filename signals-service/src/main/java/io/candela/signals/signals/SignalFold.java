package io.candela.signals.signals;

import io.candela.contracts.Signal;
import io.candela.signals.signals.Folding.Folded;
import io.candela.signals.signals.Folding.Reason;
import io.candela.signals.signals.Folding.Refolded;
import io.candela.signals.signals.Folding.Skipped;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Strategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Folds the candles of one series into the signals of one setup: a signal whenever the strategy's position changes. The
 * first position that a strategy takes is no change, and gives no signal.
 *
 * <p>It remembers where the strategy stood after the newest candle, and where it stood after the newest one that is
 * settled. From there a correction is followed through the candles that are not settled yet, and what was said of them
 * is corrected where it is no longer so.
 */
final class SignalFold {
    private final Setup setup;
    private final Series series;
    private final String code;
    private final Strategy.Fold fold;
    private final FoldState state;

    SignalFold(Setup setup, Series series, String code) {
        this.setup = setup;
        this.series = series;
        this.code = code;
        this.fold = setup.begin();
        this.state = FoldState.beginning(Standing.of(fold));
    }

    /** A fold that goes on where the one that gave {@code memory} stood. */
    SignalFold(Setup setup, Series series, String code, byte[] memory) {
        this.setup = setup;
        this.series = series;
        this.code = code;
        this.fold = setup.begin();
        this.state = FoldState.read(memory, fold.size());
    }

    /** All that is remembered, bit for bit. */
    byte[] memory() {
        return state.write();
    }

    /** @param candles all that are not settled, {@code candle} among them */
    Folding take(Seen candle, UnsettledCandles candles) {
        if (candle.openTime().isAfter(state.newest)) {
            return new Folded(append(candle));
        }
        return candle.openTime().isBefore(state.since)
                ? new Skipped(Reason.TOO_LATE)
                : new Refolded(refold(candle.knownAt(), candles));
    }

    private List<Told> append(Seen candle) {
        if (state.newest.equals(Instant.MIN)) {
            state.since = candle.openTime();
        }
        state.newest = candle.openTime();
        Standing before = state.current;
        state.current = after(before, candle);
        return tell(before, state.current, candle, candle.knownAt()).stream().toList();
    }

    private List<Told> refold(Instant at, UnsettledCandles candles) {
        List<Told> told = new ArrayList<>();
        Standing standing = state.settled;
        for (Seen candle : candles.between(settledTo(), state.newest)) {
            Standing before = standing;
            standing = after(before, candle);
            tell(before, standing, candle, at).ifPresent(told::add);
        }
        state.current = standing;
        return told;
    }

    /** Nothing up to {@code openTime} can be corrected any more. */
    void settle(Instant openTime, UnsettledCandles candles) {
        for (Seen candle : candles.between(settledTo(), openTime)) {
            state.settled = after(state.settled, candle);
            state.settledTo = candle.openTime();
            state.said.remove(candle.openTime());
        }
    }

    // What was there before it began is none of its candles.
    private Instant settledTo() {
        return state.settledTo.isBefore(state.since) ? state.since.minusNanos(1) : state.settledTo;
    }

    private Standing after(Standing before, Seen candle) {
        before.restore(fold);
        fold.update(candle.bar());
        return Standing.of(fold);
    }

    private Optional<Told> tell(Standing before, Standing after, Seen candle, Instant at) {
        Signal prior = state.said.get(candle.openTime());
        if (prior == null && !before.changesTo(after)) {
            return Optional.empty();
        }
        Cause cause = new Cause(code, state.since, before, candle, prior, at);
        Optional<Signal> signal = Emission.of(setup, series, cause);
        signal.ifPresent(said -> state.said.put(candle.openTime(), said));
        return signal.map(said -> new Told(said, cause));
    }
}
