package io.candela.signals.backtests;

import java.util.List;

/**
 * What came of a grid.
 *
 * @param trials all that were run, in the order of the values
 * @param contradictory how many combinations made no sense and were not run
 * @param best the first of those with the greatest score
 * @param result the best in full; its significance counts the trials
 */
public record GridResult(List<Trial> trials, long contradictory, Trial best, BacktestResult result) {
    public GridResult {
        trials = List.copyOf(trials);
    }
}
