package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The average true range: the greatest of {@code high - low} and the distances of high and low from the close before,
 * averaged by {@code average += (range - average) / period} and seeded with the simple average of the first
 * {@code period} ranges; the first bar has none (J. Welles Wilder, "New Concepts in Technical Trading Systems", 1978;
 * TA-Lib's {@code ATR}). Warm-up: {@code period + 1} bars. One line, in units of the price.
 */
public final class Atr extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "atr",
            1,
            "The average true range: how far the price moves in a bar, gaps included.",
            List.of(Parameter.whole("period", "Ranges that the average spans", 1, 1000, 14)),
            List.of("atr"),
            values -> new Atr(values.whole("period")));

    private final Cell close = part(new Cell());
    private final ExponentialAverage average;

    /** An average over {@code period} ranges, at least 1. */
    public Atr(int period) {
        super(period + 1, 1);
        this.average = part(ExponentialAverage.wilder(Periods.atLeast(1, period)));
    }

    @Override
    void take(Bar bar) {
        if (seen() > 1) {
            average.add(bar.trueRange(close.value));
        }
        close.value = bar.close();
    }

    @Override
    double line(int line) {
        return average.value();
    }
}
