package io.candela.signals.indicators;

import java.nio.DoubleBuffer;

/**
 * An average that moves towards each value by a fixed share of the distance, seeded with the simple average of the first
 * {@code period} values, as TA-Lib's are.
 */
final class ExponentialAverage implements Memory {
    private final int period;
    private final double share;
    private int seen;
    /** The sum of the values until ready, the average from then on. */
    private double average;

    private ExponentialAverage(int period, double share) {
        this.period = period;
        this.share = share;
    }

    /** The usual one, whose share is {@code 2 / (period + 1)}; the period is at least 1. */
    static ExponentialAverage over(int period) {
        return new ExponentialAverage(period, 2.0 / (period + 1));
    }

    /** Wilder's, whose share is {@code 1 / period}; the period is at least 1. */
    static ExponentialAverage wilder(int period) {
        return new ExponentialAverage(period, 1.0 / period);
    }

    void add(double value) {
        if (seen >= period) {
            average += (value - average) * share;
            return;
        }
        seen++;
        average += value;
        if (seen == period) {
            average /= period;
        }
    }

    boolean ready() {
        return seen >= period;
    }

    double value() {
        return average;
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public void save(DoubleBuffer target) {
        target.put(seen).put(average);
    }

    @Override
    public void load(DoubleBuffer source) {
        seen = (int) source.get();
        average = source.get();
    }
}
