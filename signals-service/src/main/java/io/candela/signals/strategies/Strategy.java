package io.candela.signals.strategies;

import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Memory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule that turns the closed candles of one instrument and interval into positions. A strategy looks at nothing but
 * the bars that it is given: no clock, no chance, no other instrument; so the same bars give the same positions at any
 * speed, and later bars never change earlier ones.
 */
public interface Strategy {
    /** What signals call it: a lower-case slug such as {@code ema-cross}. */
    String name();

    /** From 1; grows whenever the same bars and parameters could give another position. */
    int version();

    /** A sentence or two for people: when it is long, and how its strength is measured. */
    String description();

    /** What can be set, in the order of importance. */
    List<Parameter> parameters();

    /** For how many candles a change of position should be acted upon, at least 1. */
    int lifetime();

    /**
     * A fold that has seen no bar.
     *
     * @param values one within its range for each of {@link #parameters}
     * @throws IllegalArgumentException if the values contradict each other; the message says how
     */
    Fold begin(Map<String, Integer> values);

    /** A strategy at work on one instrument and interval; used by one thread at a time. */
    interface Fold extends Memory {
        /** Takes the next closed bar and says where the strategy stands after it; nothing until it is warm. */
        Optional<Stance> update(Bar bar);
    }
}
