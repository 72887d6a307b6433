package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The momentum of closes: {@code close - before}, where before is the close {@code period} bars earlier (TA-Lib's {@code MOM}). Warm-up: {@code period + 1} bars. One line, in units of the price.
 */
public final class Momentum extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "momentum",
            1,
            "The momentum: how far the close lies from an earlier one, in units of the price.",
            List.of(Parameter.whole("period", "Bars to look back", 1, 1000, 10)),
            List.of("momentum"),
            values -> new Momentum(values.whole("period")));

    private final Window closes;
    private final Cell change = part(new Cell());

    /** A change over {@code period} bars, at least 1. */
    public Momentum(int period) {
        super(period + 1, 1);
        this.closes = part(new Window(Periods.atLeast(1, period)));
    }

    @Override
    void take(Bar bar) {
        double before = closes.push(bar.close());
        change.value = bar.close() - before;
    }

    @Override
    double line(int line) {
        return change.value;
    }
}
