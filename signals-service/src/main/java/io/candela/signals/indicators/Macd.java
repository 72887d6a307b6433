package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * Moving average convergence and divergence of closes: {@code macd = ema(fast) - ema(slow)}, {@code signal} the
 * exponential moving average of macd, {@code histogram = macd - signal}. Both averages of closes get their first value,
 * the simple average, at bar {@code slow}, as in TA-Lib's {@code MACD} (Gerald Appel, "The Moving Average
 * Convergence-Divergence Trading Method", 1979). Warm-up: {@code slow + signal - 1} bars. Three lines in units of the
 * price: macd, signal, histogram.
 */
public final class Macd extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "macd",
            1,
            "Moving average convergence and divergence: the distance of two exponential moving averages of closes, its"
                    + " own average, and the distance of these two.",
            List.of(
                    Parameter.whole("fast", "Bars that the fast average spans; fewer than slow", 1, 500, 12),
                    Parameter.whole("slow", "Bars that the slow average spans", 2, 1000, 26),
                    Parameter.whole("signal", "Bars that the average of the distance spans", 1, 500, 9)),
            List.of("macd", "signal", "histogram"),
            values -> new Macd(values.whole("fast"), values.whole("slow"), values.whole("signal")));

    private final int wait;
    private final ExponentialAverage fast;
    private final ExponentialAverage slow;
    private final ExponentialAverage signal;

    /** All three are numbers of bars, at least 1, and fast is below slow. */
    public Macd(int fast, int slow, int signal) {
        Periods.ascending("fast", Periods.atLeast(1, fast), "slow", slow);
        super(slow + signal - 1, 3);
        this.wait = slow - fast;
        this.fast = part(ExponentialAverage.over(fast));
        this.slow = part(ExponentialAverage.over(slow));
        this.signal = part(ExponentialAverage.over(Periods.atLeast(1, signal)));
    }

    @Override
    void take(Bar bar) {
        if (seen() > wait) {
            fast.add(bar.close());
        }
        slow.add(bar.close());
        if (slow.ready()) {
            signal.add(macd());
        }
    }

    @Override
    double line(int line) {
        return switch (line) {
            case 0 -> macd();
            case 1 -> signal.value();
            default -> macd() - signal.value();
        };
    }

    private double macd() {
        return fast.value() - slow.value();
    }
}
