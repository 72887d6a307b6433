package io.candela.signals.signals;

import io.candela.contracts.Signal;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Strategy;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** @param memory of the fold that it goes on from; absent at the beginning */
    SignalFold(Setup setup, Series series, String code, byte @Nullable [] memory) {
        this(setup, series, code, setup.begin(), memory);
    }

    private SignalFold(Setup setup, Series series, String code, Strategy.Fold fold, byte @Nullable [] memory) {
        super(memory == null ? FoldState.beginning(Standing.of(fold)) : FoldState.read(memory, fold.size()));
        this.setup = setup;
        this.series = series;
        this.code = code;
        this.fold = fold;
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
