package io.candela.signals.indicators;

import java.nio.DoubleBuffer;

/**
 * The average of the last so many values with weights that rise by one from 1 for the oldest. Without drift, in blocks as
 * {@link RollingSum} has them: the end of a block weighs the same wherever the window ends, and its beginning weighs more
 * by one for each value of that end.
 */
final class WeightedAverage implements Memory {
    /** Before {@link #next}, the newest values; from it on, weighted sums from there to the end of the block before. */
    private final double[] block;

    private int next;
    private double beginning;
    private double weighted;
    private double average;

    /** An average over {@code length} values, at least 1. */
    WeightedAverage(int length) {
        this.block = new double[length];
    }

    void add(double value) {
        block[next++] = value;
        beginning += value;
        weighted += next * value;
        double sum = weighted;
        if (next < block.length) {
            sum += block[next] + (block.length - next) * beginning;
        } else {
            turn();
        }
        average = sum / (0.5 * block.length * (block.length + 1));
    }

    /** The average of the last values; without meaning where fewer have come. */
    double value() {
        return average;
    }

    private void turn() {
        double sum = 0;
        double weightedSum = 0;
        for (int i = block.length - 1; i >= 0; i--) {
            sum += block[i];
            weightedSum += sum;
            block[i] = weightedSum;
        }
        next = 0;
        beginning = 0;
        weighted = 0;
    }

    @Override
    public int size() {
        return 4 + block.length;
    }

    @Override
    public void save(DoubleBuffer target) {
        target.put(next).put(beginning).put(weighted).put(average).put(block);
    }

    @Override
    public void load(DoubleBuffer source) {
        next = (int) source.get();
        beginning = source.get();
        weighted = source.get();
        average = source.get();
        source.get(block);
    }
}
