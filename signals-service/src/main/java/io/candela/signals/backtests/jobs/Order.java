package io.candela.signals.backtests.jobs;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.backtests.Grid;
import io.candela.signals.backtests.Objective;
import io.candela.signals.backtests.Span;
import io.candela.signals.backtests.Terms;
import io.candela.signals.backtests.Windows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A back-test that can be run.
 *
 * @param candles how many there are at most, those of the warm-up included
 * @param objective by what the best of the grid is chosen
 * @param windows how it is walked forward; absent if the parameters are chosen once
 */
record Order(
        List<Instrument> instruments,
        Interval interval,
        Grid grid,
        Span span,
        long candles,
        Terms terms,
        Objective objective,
        @Nullable Windows windows) {
    Order {
        instruments = List.copyOf(instruments);
    }

    /** The earliest open time of a candle that the strategy sees. */
    Instant earliest() {
        return span.from().minus(interval.length().multipliedBy(span.warmUp()));
    }
}
