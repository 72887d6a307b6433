package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The rate of change of closes: {@code 100 * (close / before - 1)}, where before is the close {@code period} bars earlier; 0 where that is 0 (TA-Lib's {@code ROC}). Warm-up: {@code period + 1} bars. One line, in percent.
 */
public final class Roc extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "roc",
            1,
            "The rate of change: how far the close lies from an earlier one, in percent.",
            List.of(Parameter.whole("period", "Bars to look back", 1, 1000, 10)),
            List.of("roc"),
            values -> new Roc(values.whole("period")));

    private final Window closes;
    private final Cell change = part(new Cell());

    /** A change over {@code period} bars, at least 1. */
    public Roc(int period) {
        super(period + 1, 1);
        this.closes = part(new Window(Periods.atLeast(1, period)));
    }

    @Override
    void take(Bar bar) {
        double before = closes.push(bar.close());
        change.value = before == 0 ? 0 : 100 * (bar.close() / before - 1);
    }

    @Override
    double line(int line) {
        return change.value;
    }
}
