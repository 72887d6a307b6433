package io.candela.signals.indicators;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;

/** Several memories as one, in the order in which they were added. */
public final class Parts implements Memory {
    private final List<Memory> all = new ArrayList<>();

    /** Adds {@code part}, and gives it back. */
    public <T extends Memory> T add(T part) {
        all.add(part);
        return part;
    }

    @Override
    public int size() {
        int size = 0;
        for (Memory part : all) {
            size += part.size();
        }
        return size;
    }

    @Override
    public void save(DoubleBuffer target) {
        for (Memory part : all) {
            part.save(target);
        }
    }

    @Override
    public void load(DoubleBuffer source) {
        for (Memory part : all) {
            part.load(source);
        }
    }
}
