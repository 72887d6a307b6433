package io.candela.signals.indicators;

import java.nio.DoubleBuffer;

/** The last so many values, in a ring; zeros stand for those that have not come yet. */
final class Window implements Memory {
    private final double[] values;
    private int next;

    /** A window of {@code length} values, at least 1. */
    Window(int length) {
        this.values = new double[length];
    }

    /** Takes the next value and gives the one that it displaces: the one {@code length} values before. */
    double push(double value) {
        double oldest = values[next];
        values[next] = value;
        next = next + 1 == values.length ? 0 : next + 1;
        return oldest;
    }

    /** The sum of the distances of all values from {@code centre}. This alone takes longer the longer the window. */
    double distances(double centre) {
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value - centre);
        }
        return sum;
    }

    @Override
    public int size() {
        return 1 + values.length;
    }

    @Override
    public void save(DoubleBuffer target) {
        target.put(next).put(values);
    }

    @Override
    public void load(DoubleBuffer source) {
        next = (int) source.get();
        source.get(values);
    }
}
