package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The normalised average true range: {@link Atr} as a percentage of the close; 0 where that is 0 (John Forman, Technical
 * Analysis of Stocks and Commodities, May 2006; TA-Lib's {@code NATR}). Warm-up: {@code period + 1} bars. One line, in
 * percent.
 */
public final class Natr extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "natr",
            1,
            "The average true range as a percentage of the close.",
            List.of(Parameter.whole("period", "Ranges that the average spans", 1, 1000, 14)),
            List.of("natr"),
            values -> new Natr(values.whole("period")));

    private final Atr range;
    private final Cell close = part(new Cell());

    /** An average over {@code period} ranges, at least 1. */
    public Natr(int period) {
        super(period + 1, 1);
        this.range = part(new Atr(period));
    }

    @Override
    void take(Bar bar) {
        range.update(bar);
        close.value = bar.close();
    }

    @Override
    double line(int line) {
        return close.value == 0 ? 0 : 100 * (range.value(0) / close.value);
    }
}
