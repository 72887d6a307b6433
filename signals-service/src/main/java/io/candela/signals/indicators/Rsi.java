package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The relative strength index of closes: {@code 100 * gain / (gain + loss)}, where gain and loss are the averages of the
 * rises and of the falls from close to close, smoothed by {@code average += (change - average) / period} and seeded with
 * the simple average of the first {@code period} changes (J. Welles Wilder, "New Concepts in Technical Trading Systems",
 * 1978; TA-Lib's {@code RSI}). Warm-up: {@code period + 1} bars. One line, 0 to 100; 0 where the close has never moved, as
 * in TA-Lib.
 */
public final class Rsi extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "rsi",
            1,
            "The relative strength index: the share of rises in all changes of the close, 0 to 100.",
            List.of(Parameter.whole("period", "Changes that the averages span", 2, 1000, 14)),
            List.of("rsi"),
            values -> new Rsi(values.whole("period")));

    private final Cell close = part(new Cell());
    private final ExponentialAverage gain;
    private final ExponentialAverage loss;

    /** An index over {@code period} changes, at least 2. */
    public Rsi(int period) {
        super(period + 1, 1);
        this.gain = part(ExponentialAverage.wilder(Periods.atLeast(2, period)));
        this.loss = part(ExponentialAverage.wilder(period));
    }

    @Override
    void take(Bar bar) {
        if (seen() > 1) {
            double change = bar.close() - close.value;
            gain.add(Math.max(change, 0));
            loss.add(Math.max(-change, 0));
        }
        close.value = bar.close();
    }

    @Override
    double line(int line) {
        double moved = gain.value() + loss.value();
        return moved == 0 ? 0 : 100 * (gain.value() / moved);
    }
}
