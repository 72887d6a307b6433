package io.candela.signals.backtests;

import io.candela.signals.metrics.Measure;
import java.util.Map;

/** How the capital fared. */
public record Performance(Equity equity) {

    /** All that is measured of the curve; computed when asked for, which takes longer than the back-test itself. */
    public Map<Measure, Double> measures() {
        return Measure.all(equity.curve());
    }
}
