package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The commodity channel index: {@code (typical - mean) / (0.015 * deviation)}, where typical is
 * {@code (high + low + close) / 3}, mean its simple average over {@code period} bars and deviation the mean distance of
 * those bars' typical prices from the mean; 0 where the price has not moved (Donald R. Lambert, Commodities, October 1980;
 * TA-Lib's {@code CCI}). Warm-up: {@code period} bars. One line, without bounds.
 *
 * <p>All distances change with the mean, so an update alone takes longer the longer the period.
 */
public final class Cci extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "cci",
            1,
            "The commodity channel index: how far the typical price lies from its mean, in mean distances.",
            List.of(Parameter.whole("period", "Bars that the mean spans", 2, 200, 20)),
            List.of("cci"),
            values -> new Cci(values.whole("period")));

    private static final double LAMBERT = 0.015;

    private final int period;
    private final Window typicals;
    private final RollingSum sum;
    private final Cell index = part(new Cell());

    /** An index over {@code period} bars, at least 2. */
    public Cci(int period) {
        super(period, 1);
        this.period = Periods.atLeast(2, period);
        this.typicals = part(new Window(period));
        this.sum = part(new RollingSum(period));
    }

    @Override
    void take(Bar bar) {
        typicals.push(bar.typical());
        sum.add(bar.typical());
        double mean = sum.value() / period;
        double apart = bar.typical() - mean;
        double deviation = typicals.distances(mean) / period;
        index.value = apart == 0 || deviation == 0 ? 0 : apart / (LAMBERT * deviation);
    }

    @Override
    double line(int line) {
        return index.value;
    }
}
