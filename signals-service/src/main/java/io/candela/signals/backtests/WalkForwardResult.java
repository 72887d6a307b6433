package io.candela.signals.backtests;

import io.candela.signals.metrics.Measure;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What came of choosing the parameters anew again and again, and trading only what followed.
 *
 * @param steps one for each window
 * @param result all tests one after the other; since nothing was chosen by them, they are a single trial
 */
public record WalkForwardResult(List<Step> steps, BacktestResult result) {
    public WalkForwardResult {
        steps = List.copyOf(steps);
    }

    /**
     * One window.
     *
     * @param trainFrom start of the training
     * @param testFrom end of the training and start of the test
     * @param testTo end of the test
     * @param chosen the best trial of the training
     * @param tested what is measured of the test
     */
    public record Step(
            Instant trainFrom, Instant testFrom, Instant testTo, Trial chosen, Map<Measure, Double> tested) {}
}
