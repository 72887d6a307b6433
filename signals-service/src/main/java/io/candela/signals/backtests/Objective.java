package io.candela.signals.backtests;

import io.candela.signals.metrics.Curve;
import io.candela.signals.metrics.Measure;

/** By what the best of many trials is chosen; the greater the better. */
public enum Objective {
    SHARPE(Measure.SHARPE),
    SORTINO(Measure.SORTINO),
    CALMAR(Measure.CALMAR),
    TOTAL_RETURN(Measure.TOTAL_RETURN);

    private final Measure measure;

    Objective(Measure measure) {
        this.measure = measure;
    }

    public Measure measure() {
        return measure;
    }

    /** NaN, where nothing was traded, is worse than anything. */
    double score(Curve curve) {
        double score = measure.of(curve);
        return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
    }
}
