package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The simple moving average of closes: their sum over the last {@code period} bars divided by {@code period} (TA-Lib's
 * {@code SMA}, <a href="https://ta-lib.org/functions/">ta-lib.org</a>). Warm-up: {@code period} bars. One line, in units
 * of the price.
 */
public final class Sma extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "sma",
            1,
            "The simple moving average: the mean of the last closes.",
            List.of(Parameter.whole("period", "Bars that the average spans", 1, 1000, 20)),
            List.of("sma"),
            values -> new Sma(values.whole("period")));

    private final int period;
    private final RollingSum sum;

    /** An average over {@code period} bars, at least 1. */
    public Sma(int period) {
        super(period, 1);
        this.period = Periods.atLeast(1, period);
        this.sum = part(new RollingSum(period));
    }

    @Override
    void take(Bar bar) {
        sum.add(bar.close());
    }

    @Override
    double line(int line) {
        return sum.value() / period;
    }
}
