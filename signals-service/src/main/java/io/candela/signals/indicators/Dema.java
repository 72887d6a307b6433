package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The double exponential moving average of closes: {@code 2 * ema - ema(ema)}, each seeded with the simple average of its
 * first {@code period} values (Patrick G. Mulloy, Technical Analysis of Stocks and Commodities, January 1994; TA-Lib's
 * {@code DEMA}). Warm-up: {@code 2 * period - 1} bars. One line, in units of the price.
 */
public final class Dema extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "dema",
            1,
            "The double exponential moving average of closes, which lags less than the plain one.",
            List.of(Parameter.whole("period", "Bars that each average spans", 1, 1000, 20)),
            List.of("dema"),
            values -> new Dema(values.whole("period")));

    private final ExponentialAverage once;
    private final ExponentialAverage twice;

    /** An average over {@code period} bars, at least 1. */
    public Dema(int period) {
        super(2 * period - 1, 1);
        this.once = part(ExponentialAverage.over(Periods.atLeast(1, period)));
        this.twice = part(ExponentialAverage.over(period));
    }

    @Override
    void take(Bar bar) {
        once.add(bar.close());
        if (once.ready()) {
            twice.add(once.value());
        }
    }

    @Override
    double line(int line) {
        return 2 * once.value() - twice.value();
    }
}
