package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The triple exponential moving average of closes: {@code 3 * ema - 3 * ema(ema) + ema(ema(ema))}, each seeded with the
 * simple average of its first {@code period} values (Patrick G. Mulloy, Technical Analysis of Stocks and Commodities,
 * January 1994; TA-Lib's {@code TEMA}). Warm-up: {@code 3 * period - 2} bars. One line, in units of the price.
 */
public final class Tema extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "tema",
            1,
            "The triple exponential moving average of closes, which lags less than the double one.",
            List.of(Parameter.whole("period", "Bars that each average spans", 1, 1000, 20)),
            List.of("tema"),
            values -> new Tema(values.whole("period")));

    private final ExponentialAverage once;
    private final ExponentialAverage twice;
    private final ExponentialAverage thrice;

    /** An average over {@code period} bars, at least 1. */
    public Tema(int period) {
        super(3 * period - 2, 1);
        this.once = part(ExponentialAverage.over(Periods.atLeast(1, period)));
        this.twice = part(ExponentialAverage.over(period));
        this.thrice = part(ExponentialAverage.over(period));
    }

    @Override
    void take(Bar bar) {
        once.add(bar.close());
        if (once.ready()) {
            twice.add(once.value());
        }
        if (twice.ready()) {
            thrice.add(twice.value());
        }
    }

    @Override
    double line(int line) {
        return 3 * once.value() - 3 * twice.value() + thrice.value();
    }
}
