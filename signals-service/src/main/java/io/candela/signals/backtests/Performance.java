package io.candela.signals.backtests;

import io.candela.signals.metrics.Measure;
import java.util.Map;

/** How the capital fared: its curve, and all that is measured of it. */
public record Performance(Equity equity, Map<Measure, Double> measures) {
    static Performance of(Equity equity) {
        return new Performance(equity, Measure.all(equity.curve()));
    }
}
