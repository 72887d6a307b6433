package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The Hull moving average of closes: {@code wma(2 * wma(close, period / 2) - wma(close, period), sqrt(period))}, where
 * both lengths are rounded down (<a href="https://alanhull.com/hull-moving-average">alanhull.com</a>). Warm-up:
 * {@code period + floor(sqrt(period)) - 1} bars. One line, in units of the price.
 */
public final class Hma extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "hma",
            1,
            "The Hull moving average of closes, smooth and with little lag.",
            List.of(Parameter.whole("period", "Bars that the average spans", 2, 1000, 20)),
            List.of("hma"),
            values -> new Hma(values.whole("period")));

    private final int period;
    private final WeightedAverage half;
    private final WeightedAverage whole;
    private final WeightedAverage smooth;

    /** An average over {@code period} bars, at least 2. */
    public Hma(int period) {
        int root = (int) Math.sqrt(period);
        super(period + root - 1, 1);
        this.period = Periods.atLeast(2, period);
        this.half = part(new WeightedAverage(period / 2));
        this.whole = part(new WeightedAverage(period));
        this.smooth = part(new WeightedAverage(root));
    }

    @Override
    void take(Bar bar) {
        half.add(bar.close());
        whole.add(bar.close());
        if (seen() >= period) {
            smooth.add(2 * half.value() - whole.value());
        }
    }

    @Override
    double line(int line) {
        return smooth.value();
    }
}
