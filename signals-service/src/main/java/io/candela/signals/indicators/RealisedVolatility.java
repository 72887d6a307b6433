package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * Realised volatility: {@code 100 * sqrt(horizon * mean(r^2))}, where {@code r = ln(close / before)} are the returns of the
 * last {@code period} bars; their mean is taken for 0 (Andersen and Bollerslev, International Economic Review 39, 1998).
 * {@code horizon} is the number of bars that the figure is for: 1 for one bar, 365 for a year of days. A change from or to
 * a price that is not above 0 counts as none. Warm-up: {@code period + 1} bars. One line, in percent.
 */
public final class RealisedVolatility extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "realised-volatility",
            1,
            "Realised volatility: the root of the mean squared logarithmic return, in percent.",
            List.of(
                    Parameter.whole("period", "Returns that the mean spans", 1, 1000, 30),
                    Parameter.whole(
                            "horizon",
                            "Bars that the figure is for: 1 for one bar, 365 for a year of daily bars",
                            1,
                            600000,
                            1)),
            List.of("volatility"),
            values -> new RealisedVolatility(values.whole("period"), values.whole("horizon")));

    private final double horizonShare;
    private final Cell close = part(new Cell());
    private final RollingSum squares;

    /** Volatility from {@code period} returns, for {@code horizon} bars, both at least 1. */
    public RealisedVolatility(int period, int horizon) {
        super(period + 1, 1);
        this.horizonShare = (double) Periods.atLeast(1, horizon) / Periods.atLeast(1, period);
        this.squares = part(new RollingSum(period));
    }

    @Override
    void take(Bar bar) {
        if (seen() > 1) {
            double change = bar.close() > 0 && close.value > 0 ? StrictMath.log(bar.close() / close.value) : 0;
            squares.add(change * change);
        }
        close.value = bar.close();
    }

    @Override
    double line(int line) {
        return 100 * Math.sqrt(squares.value() * horizonShare);
    }
}
