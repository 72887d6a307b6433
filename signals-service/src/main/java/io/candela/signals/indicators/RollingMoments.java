package io.candela.signals.indicators;

import java.nio.DoubleBuffer;

/**
 * Mean and variance of the last so many values, without drift and without the cancellation of a difference of squares:
 * in blocks as {@link RollingSum} has them, each part's moments by Welford's recurrence (Technometrics 4, 1962) and the
 * two put together as by Chan, Golub and LeVeque (The American Statistician 37, 1983).
 */
final class RollingMoments implements Memory {
    /** Before {@link #next}, the newest values; from it on, means from there to the end of the block before. */
    private final double[] means;

    /** From {@link #next} on, squared distances from those means, added up. */
    private final double[] squares;

    private int next;
    private double beginningMean;
    private double beginningSquares;
    private double mean;
    private double squaresNow;

    /** Moments of {@code length} values, at least 1. */
    RollingMoments(int length) {
        this.means = new double[length];
        this.squares = new double[length];
    }

    void add(double value) {
        means[next++] = value;
        double step = value - beginningMean;
        beginningMean += step / next;
        beginningSquares += step * (value - beginningMean);
        if (next < means.length) {
            double apart = beginningMean - means[next];
            double share = (double) next / means.length;
            mean = means[next] + apart * share;
            squaresNow = squares[next] + beginningSquares + apart * apart * share * (means.length - next);
        } else {
            mean = beginningMean;
            squaresNow = beginningSquares;
            turn();
        }
    }

    /** The mean of the last values; without meaning where fewer have come. */
    double mean() {
        return mean;
    }

    /** The root of the mean squared distance from the mean (of the population); without meaning where fewer have come. */
    double deviation() {
        return Math.sqrt(squaresNow / means.length);
    }

    private void turn() {
        double endMean = 0;
        double endSquares = 0;
        int count = 0;
        for (int i = means.length - 1; i >= 0; i--) {
            double value = means[i];
            double step = value - endMean;
            endMean += step / ++count;
            endSquares += step * (value - endMean);
            means[i] = endMean;
            squares[i] = endSquares;
        }
        next = 0;
        beginningMean = 0;
        beginningSquares = 0;
    }

    @Override
    public int size() {
        return 5 + 2 * means.length;
    }

    @Override
    public void save(DoubleBuffer target) {
        target.put(next).put(beginningMean).put(beginningSquares).put(mean).put(squaresNow);
        target.put(means).put(squares);
    }

    @Override
    public void load(DoubleBuffer source) {
        next = (int) source.get();
        beginningMean = source.get();
        beginningSquares = source.get();
        mean = source.get();
        squaresNow = source.get();
        source.get(means).get(squares);
    }
}
