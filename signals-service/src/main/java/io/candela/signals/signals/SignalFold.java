package io.candela.signals.signals;

import io.candela.contracts.Signal;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Strategy;
import java.time.Instant;
import java.util.Optional;

/**
 * Folds the candles of one series into the signals of one setup: a signal whenever the strategy's position changes, and
 * another revision of it where a correction makes it another. The first position that a strategy takes is no change, and
 * gives no signal.
 */
final class SignalFold extends CandleFold {
    private final Setup setup;
    private final Series series;
    private final String code;
    private final Strategy.Fold fold;

    SignalFold(Setup setup, Series series, String code) {
        this(setup, series, code, FoldState.beginning(Standing.of(setup.begin())));
    }

    /** A fold that goes on where the one that gave {@code memory} stood. */
    SignalFold(Setup setup, Series series, String code, byte[] memory) {
        this(setup, series, code, FoldState.read(memory, setup.begin().size()));
    }

    private SignalFold(Setup setup, Series series, String code, FoldState state) {
        super(state);
        this.setup = setup;
        this.series = series;
        this.code = code;
        this.fold = setup.begin();
    }

    @Override
    Standing after(Standing before, Seen candle) {
        before.restore(fold);
        fold.update(candle.bar());
        return Standing.of(fold);
    }

    @Override
    Optional<Told> tell(Standing before, Standing after, Seen candle, Instant at) {
        Signal prior = state().said.get(candle.openTime());
        if (prior == null && !before.changesTo(after)) {
            return Optional.empty();
        }
        Cause cause = new SeriesCause(code, state().since, before, candle, prior, at);
        Optional<Signal> signal = Emission.of(setup, series, cause);
        signal.ifPresent(said -> state().said.put(candle.openTime(), said));
        return signal.map(said -> new Told.Said(said, cause));
    }
}
