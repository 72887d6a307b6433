package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * The volume-weighted average price of the last {@code period} bars: the sum of {@code (high + low + close) / 3 * volume}
 * divided by the sum of the volumes; the newest typical price where nothing was traded. Warm-up: {@code period} bars. One
 * line, in units of the price.
 */
public final class Vwap extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "vwap",
            1,
            "The volume-weighted average of typical prices over the last bars.",
            List.of(Parameter.whole("period", "Bars that the average spans", 1, 1000, 20)),
            List.of("vwap"),
            values -> new Vwap(values.whole("period")));

    private final RollingSum money;
    private final RollingSum volume;
    private final Cell typical = part(new Cell());

    /** An average over {@code period} bars, at least 1. */
    public Vwap(int period) {
        super(period, 1);
        this.money = part(new RollingSum(Periods.atLeast(1, period)));
        this.volume = part(new RollingSum(period));
    }

    @Override
    void take(Bar bar) {
        typical.value = bar.typical();
        money.add(bar.typical() * bar.volume());
        volume.add(bar.volume());
    }

    @Override
    double line(int line) {
        return volume.value() == 0 ? typical.value : money.value() / volume.value();
    }
}
