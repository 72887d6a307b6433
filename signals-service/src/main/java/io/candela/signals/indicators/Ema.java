package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The exponential moving average of closes: {@code ema += (close - ema) * 2 / (period + 1)}, seeded with the simple
 * average of the first {@code period} closes (as TA-Lib's {@code EMA} does, <a href="https://ta-lib.org/functions/">
 * ta-lib.org</a>). Warm-up: {@code period} bars. One line, in units of the price.
 *
 * <p>It never forgets a bar altogether, so it can only be continued from its memory, not rebuilt from recent bars.
 */
public final class Ema extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "ema",
            1,
            "The exponential moving average of closes, which moves towards each by 2 / (period + 1) of the distance.",
            List.of(Parameter.whole("period", "Bars that the average spans", 1, 1000, 20)),
            List.of("ema"),
            values -> new Ema(values.whole("period")));

    private final ExponentialAverage average;

    /** An average over {@code period} bars, at least 1. */
    public Ema(int period) {
        super(period, 1);
        this.average = part(ExponentialAverage.over(Periods.atLeast(1, period)));
    }

    @Override
    void take(Bar bar) {
        average.add(bar.close());
    }

    @Override
    double line(int line) {
        return average.value();
    }
}
