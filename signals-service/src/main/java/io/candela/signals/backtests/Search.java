package io.candela.signals.backtests;

import java.util.ArrayList;
import java.util.List;

/** The trials so far in short, and the best of them in full. */
final class Search {
    private final List<Trial> trials = new ArrayList<>();
    private List<Leg> bestLegs = List.of();
    private int best;
    private double sharpes;
    private double squaresOfSharpes;

    /**
     * Takes the next trial.
     *
     * @param sharpePerPeriod NaN where nothing was traded, which counts as 0
     */
    void add(Trial trial, double sharpePerPeriod, List<Leg> legs) {
        double sharpe = Double.isNaN(sharpePerPeriod) ? 0 : sharpePerPeriod;
        sharpes += sharpe;
        squaresOfSharpes += sharpe * sharpe;
        trials.add(trial);
        if (trials.size() == 1 || trial.score() > best().score()) {
            best = trials.size() - 1;
            bestLegs = legs;
        }
    }

    List<Trial> trials() {
        return trials;
    }

    Trial best() {
        return trials.get(best);
    }

    List<Leg> bestLegs() {
        return bestLegs;
    }

    /** Among the trials, of the Sharpe ratio per period. */
    double varianceOfSharpe() {
        int n = trials.size();
        return n < 2 ? 0 : Math.max(0, (squaresOfSharpes - sharpes * sharpes / n) / (n - 1));
    }
}
