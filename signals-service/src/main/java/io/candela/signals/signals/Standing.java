package io.candela.signals.signals;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Memory;
import io.candela.signals.strategies.Strategy;
import io.candela.signals.strategies.Turn;
import io.candela.signals.strategies.UniverseStrategy;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a strategy stands after a candle.
 *
 * @param position the position that it took; absent until it is warm, and for a measure
 * @param memory the memory of its fold
 */
record Standing(@Nullable Side position, List<Double> memory) {
    Standing {
        memory = List.copyOf(memory);
    }

    /** Where {@code fold} stands now. */
    static Standing of(Strategy.Fold fold) {
        return new Standing(fold.ready() ? fold.side() : null, numbers(fold));
    }

    /** Where {@code measure} stands now; by itself it takes no position. */
    static Standing of(UniverseStrategy.Measure measure) {
        return new Standing(null, numbers(measure));
    }

    private static List<Double> numbers(Memory fold) {
        DoubleBuffer buffer = DoubleBuffer.allocate(fold.size());
        fold.save(buffer);
        List<Double> numbers = new ArrayList<>(fold.size());
        for (double each : buffer.array()) {
            numbers.add(each);
        }
        return numbers;
    }

    /** Puts {@code fold} where this stands. */
    void restore(Memory fold) {
        if (memory.size() != fold.size()) {
            throw new IllegalStateException(
                    "A fold of %d numbers has no memory of %d".formatted(fold.size(), memory.size()));
        }
        fold.load(DoubleBuffer.wrap(
                memory.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    /** Whether going on to {@code after} is a change of position. */
    boolean changesTo(Standing after) {
        return Turn.isOne(position, after.position());
    }
}
