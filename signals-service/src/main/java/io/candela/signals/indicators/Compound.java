package io.candela.signals.indicators;

import java.nio.DoubleBuffer;
import java.util.Objects;

/**
 * An indicator put together from parts, which hold all that it remembers besides the number of bars seen. It counts the
 * bars of the warm-up and checks what is asked of it; the arithmetic is its subclass's.
 */
abstract class Compound implements Indicator {
    private final int warmUp;
    private final int lines;
    private final Parts parts = new Parts();
    private int seen;

    Compound(int warmUp, int lines) {
        this.warmUp = warmUp;
        this.lines = lines;
    }

    /** Makes {@code part} one of those that are saved and loaded, in the order in which they are named. */
    final <T extends Memory> T part(T part) {
        return parts.add(part);
    }

    /** Takes the next bar, which is counted already. */
    abstract void take(Bar bar);

    /** The newest value of a line that exists, of an indicator that is ready. */
    abstract double line(int line);

    /** How many bars have been taken, the one in hand included; the warm-up from its end on. */
    final int seen() {
        return seen;
    }

    @Override
    public final void update(Bar bar) {
        if (seen < warmUp) {
            seen++;
        }
        take(bar);
    }

    @Override
    public final int warmUp() {
        return warmUp;
    }

    @Override
    public final boolean ready() {
        return seen >= warmUp;
    }

    @Override
    public final double value(int line) {
        Objects.checkIndex(line, lines);
        Periods.requireReady(this);
        return line(line);
    }

    @Override
    public final int size() {
        return 1 + parts.size();
    }

    @Override
    public final void save(DoubleBuffer target) {
        target.put(seen);
        parts.save(target);
    }

    @Override
    public final void load(DoubleBuffer source) {
        seen = (int) source.get();
        parts.load(source);
    }
}
