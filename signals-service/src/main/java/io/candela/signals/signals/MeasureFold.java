package io.candela.signals.signals;

import io.candela.signals.strategies.UniverseSetup;
import io.candela.signals.strategies.UniverseStrategy.Measure;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Folds the candles of one series into what a universe compares its instrument by. After a correction all is told again
 * that may be another; the universe knows what it has heard before.
 */
final class MeasureFold extends CandleFold {
    private final Series series;
    private final Measure measure;

    /** @param memory of the fold that it goes on from; absent at the beginning */
    MeasureFold(UniverseSetup setup, Series series, byte @Nullable [] memory) {
        this(setup.measure(), series, memory);
    }

    private MeasureFold(Measure measure, Series series, byte @Nullable [] memory) {
        super(memory == null ? FoldState.beginning(Standing.of(measure)) : FoldState.read(memory, measure.size()));
        this.series = series;
        this.measure = measure;
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
