package io.candela.signals.indicators;

import java.nio.DoubleBuffer;

/** One number that is remembered, 0 at first. */
public final class Cell implements Memory {
    public double value;

    @Override
    public int size() {
        return 1;
    }

    @Override
    public void save(DoubleBuffer target) {
        target.put(value);
    }

    @Override
    public void load(DoubleBuffer source) {
        value = source.get();
    }
}
