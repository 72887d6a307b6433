package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * Chaikin money flow: the sum of {@code volume * ((close - low) - (high - close)) / (high - low)} over {@code period} bars,
 * divided by the sum of their volumes; a bar without height counts as 0, and so does a window without volume (Marc Chaikin).
 * Warm-up: {@code period} bars. One line, -1 to 1.
 */
public final class Cmf extends Compound {
    static final IndicatorType TYPE = new IndicatorType(
            "cmf",
            1,
            "Chaikin money flow: whether volume went with closes near the high (up to 1) or near the low (down to -1).",
            List.of(Parameter.whole("period", "Bars that the flow spans", 1, 1000, 20)),
            List.of("cmf"),
            values -> new Cmf(values.whole("period")));

    private final RollingSum flow;
    private final RollingSum volume;

    /** A flow over {@code period} bars, at least 1. */
    public Cmf(int period) {
        super(period, 1);
        this.flow = part(new RollingSum(Periods.atLeast(1, period)));
        this.volume = part(new RollingSum(period));
    }

    @Override
    void take(Bar bar) {
        double height = bar.high() - bar.low();
        double share = height == 0 ? 0 : ((bar.close() - bar.low()) - (bar.high() - bar.close())) / height;
        flow.add(share * bar.volume());
        volume.add(bar.volume());
    }

    @Override
    double line(int line) {
        return volume.value() == 0 ? 0 : flow.value() / volume.value();
    }
}
