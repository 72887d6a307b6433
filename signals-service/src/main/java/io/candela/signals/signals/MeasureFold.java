package io.candela.signals.signals;

import io.candela.signals.strategies.UniverseSetup;
import io.candela.signals.strategies.UniverseStrategy.Measure;
import java.time.Instant;
import java.util.Optional;

/**
 * Folds the candles of one series into what a universe compares its instrument by. After a correction all is told again
 * that may be another; the universe knows what it has heard before.
 */
final class MeasureFold extends CandleFold {
    private final Series series;
    private final Measure measure;

    MeasureFold(UniverseSetup setup, Series series) {
        this(setup, series, FoldState.beginning(Standing.of(setup.measure())));
    }

    /** A fold that goes on where the one that gave {@code memory} stood. */
    MeasureFold(UniverseSetup setup, Series series, byte[] memory) {
        this(setup, series, FoldState.read(memory, setup.measure().size()));
    }

    private MeasureFold(UniverseSetup setup, Series series, FoldState state) {
        super(state);
        this.series = series;
        this.measure = setup.measure();
    }

    @Override
    Standing after(Standing before, Seen candle) {
        before.restore(measure);
        measure.update(candle.bar());
        return Standing.of(measure);
    }

    @Override
    Optional<Told> tell(Standing before, Standing after, Seen candle, Instant at) {
        after.restore(measure);
        return measure.ready()
                ? Optional.of(
                        new Told.Compared(new Measurement(series.instrument(), candle, state().since, measure.value())))
                : Optional.empty();
    }
}
