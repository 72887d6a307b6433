package io.candela.signals.indicators;

import java.nio.DoubleBuffer;

/**
 * The sum of the last so many values, without drift. Nothing is ever subtracted: the values come in blocks as long as
 * the window, and the window is the end of one block, of which the sums are known from when it was full, and the
 * beginning of the next. So rounding never adds up over more than one window, and what has left leaves no trace.
 */
final class RollingSum implements Memory {
    /** Before {@link #next}, the newest values; from it on, sums from there to the end of the block before. */
    private final double[] block;

    private int next;
    private double beginning;
    private double sum;

    /** A sum over {@code length} values, at least 1. */
    RollingSum(int length) {
        this.block = new double[length];
    }

    void add(double value) {
        block[next++] = value;
        beginning += value;
        if (next < block.length) {
            sum = beginning + block[next];
        } else {
            sum = beginning;
            turn();
        }
    }

    /** The sum of the last values, of fewer where fewer have come. */
    double value() {
        return sum;
    }

    private void turn() {
        for (int i = block.length - 2; i >= 0; i--) {
            block[i] += block[i + 1];
        }
        next = 0;
        beginning = 0;
    }

    @Override
    public int size() {
        return 3 + block.length;
    }

    @Override
    public void save(DoubleBuffer target) {
        target.put(next).put(beginning).put(sum).put(block);
    }

    @Override
    public void load(DoubleBuffer source) {
        next = (int) source.get();
        beginning = source.get();
        sum = source.get();
        source.get(block);
    }
}
