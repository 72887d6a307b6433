package io.candela.signals.indicators;

import java.nio.DoubleBuffer;

/**
 * The highest or the lowest of the last so many values, and how long ago it was. A queue holds the places of the values
 * that none after them reaches; each value enters and leaves it once, so an update costs the same for every length.
 */
final class RollingExtreme implements Memory {
    private final double sign;
    private final double[] values;
    private final int[] queue;
    private int next;
    private int head;
    private int queued;

    private RollingExtreme(double sign, int length) {
        this.sign = sign;
        this.values = new double[length];
        this.queue = new int[length];
    }

    /** The highest of {@code length} values, at least 1. */
    static RollingExtreme highest(int length) {
        return new RollingExtreme(1, length);
    }

    /** The lowest of {@code length} values, at least 1. */
    static RollingExtreme lowest(int length) {
        return new RollingExtreme(-1, length);
    }

    void add(double value) {
        double height = sign * value;
        if (queued > 0 && queue[head] == next) {
            head = wrap(head + 1);
            queued--;
        }
        values[next] = height;
        while (queued > 0 && values[queue[wrap(head + queued - 1)]] <= height) {
            queued--;
        }
        queue[wrap(head + queued++)] = next;
        next = wrap(next + 1);
    }

    /** The extreme of the last values, of fewer where fewer have come. */
    double value() {
        return sign * values[queue[head]];
    }

    /** How many values have come since the extreme; the latest counts where there are several. */
    int age() {
        return wrap(next - 1 - queue[head] + values.length);
    }

    private int wrap(int place) {
        return place < values.length ? place : place - values.length;
    }

    @Override
    public int size() {
        return 3 + 2 * values.length;
    }

    @Override
    public void save(DoubleBuffer target) {
        target.put(next).put(head).put(queued).put(values);
        for (int place : queue) {
            target.put(place);
        }
    }

    @Override
    public void load(DoubleBuffer source) {
        next = (int) source.get();
        head = (int) source.get();
        queued = (int) source.get();
        source.get(values);
        for (int i = 0; i < queue.length; i++) {
            queue[i] = (int) source.get();
        }
    }
}
