package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * Kaufman's adaptive moving average of closes: {@code kama += (close - kama) * (efficiency * (f - s) + s)^2}, where the
 * efficiency is the change over {@code period} bars as a share of the way that the closes went, and {@code f} and
 * {@code s} are {@code 2 / (fast + 1)} and {@code 2 / (slow + 1)}; where nothing moved the efficiency is 1. It starts from
 * the close before its first value (Perry J. Kaufman, "Smarter Trading", 1995; TA-Lib's {@code KAMA}, whose fast and slow
 * are 2 and 30). Warm-up: {@code period + 1} bars. One line, in units of the price.
 */
public final class Kama extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "kama",
            1,
            "Kaufman's adaptive moving average of closes: fast in a trend, slow in noise.",
            List.of(
                    Parameter.whole(
                            "period", "Bars over which the efficiency of the price's way is measured", 1, 1000, 10),
                    Parameter.whole(
                            "fast", "Bars that the average spans in a perfect trend; fewer than slow", 1, 100, 2),
                    Parameter.whole("slow", "Bars that the average spans in pure noise", 2, 1000, 30)),
            List.of("kama"),
            values -> new Kama(values.whole("period"), values.whole("fast"), values.whole("slow")));

    private final int period;
    private final double fastest;
    private final double slowest;
    private final Window closes;
    private final RollingSum way;
    private final Cell close = part(new Cell());
    private final Cell average = part(new Cell());

    /** An average that measures efficiency over {@code period} bars; all three at least 1, fast below slow. */
    public Kama(int period, int fast, int slow) {
        Periods.ascending("fast", Periods.atLeast(1, fast), "slow", slow);
        super(period + 1, 1);
        this.period = Periods.atLeast(1, period);
        this.fastest = 2.0 / (fast + 1);
        this.slowest = 2.0 / (slow + 1);
        this.closes = part(new Window(period));
        this.way = part(new RollingSum(period));
    }

    @Override
    void take(Bar bar) {
        double before = closes.push(bar.close());
        if (seen() > 1) {
            way.add(Math.abs(bar.close() - close.value));
        }
        if (seen() > period) {
            double share = efficiency(bar.close() - before) * (fastest - slowest) + slowest;
            average.value += (bar.close() - average.value) * (share * share);
        } else {
            average.value = bar.close();
        }
        close.value = bar.close();
    }

    private double efficiency(double change) {
        // Rounding must not make the way shorter than the change.
        return way.value() == 0 ? 1 : Math.min(1, Math.abs(change) / way.value());
    }

    @Override
    double line(int line) {
        return average.value;
    }
}
