package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The weighted moving average of closes: the newest of the last {@code period} closes has the weight {@code period}, each
 * before it one less, down to 1; divided by the sum of the weights (TA-Lib's {@code WMA}). Warm-up: {@code period} bars.
 * One line, in units of the price.
 */
public final class Wma extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "wma",
            1,
            "The weighted moving average of closes, with weights that fall by one from bar to bar into the past.",
            List.of(Parameter.whole("period", "Bars that the average spans", 1, 1000, 20)),
            List.of("wma"),
            values -> new Wma(values.whole("period")));

    private final WeightedAverage average;

    /** An average over {@code period} bars, at least 1. */
    public Wma(int period) {
        super(period, 1);
        this.average = part(new WeightedAverage(Periods.atLeast(1, period)));
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
