package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The standard score of the close: {@code (close - mean) / deviation}, mean and standard deviation (of the population)
 * being those of the last {@code period} closes, the newest included; 0 where the price has not moved. Warm-up:
 * {@code period} bars. One line, in standard deviations.
 */
public final class ZScore extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "z-score",
            1,
            "The standard score of the close: its distance from the mean of the last closes, in standard deviations.",
            List.of(Parameter.whole("period", "Bars that the mean spans", 2, 1000, 20)),
            List.of("zScore"),
            values -> new ZScore(values.whole("period")));

    private final RollingMoments moments;
    private final Cell close = part(new Cell());

    /** A score over {@code period} bars, at least 2. */
    public ZScore(int period) {
        super(period, 1);
        this.moments = part(new RollingMoments(Periods.atLeast(2, period)));
    }

    @Override
    void take(Bar bar) {
        moments.add(bar.close());
        close.value = bar.close();
    }

    @Override
    double line(int line) {
        double deviation = moments.deviation();
        return deviation == 0 ? 0 : (close.value - moments.mean()) / deviation;
    }
}
