package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Memory;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import java.util.List;
import java.util.Map;

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

    /** What can be set, in the order of importance: whole numbers, which is what signals tell. */
    List<Parameter> parameters();

    /** For how many candles a change of position should be acted upon, at least 1. */
    int lifetime();

    /**
     * A fold that has seen no bar.
     *
     * @param values one within its range for each of {@link #parameters}
     * @throws IllegalArgumentException if the values contradict each other; the message says how
     */
    Fold begin(Values values);

    /**
     * A strategy at work on one instrument and interval; used by one thread at a time. Taking a bar and telling the
     * position allocate nothing: back-tests take millions of bars.
     */
    interface Fold extends Memory {
        /** Takes the next closed bar. */
        void update(Bar bar);

        /** Whether enough bars have been seen to take a position. */
        boolean ready();

        /** The position that it would hold from now on; only to be asked once it is {@link #ready}. */
        Side side();

        /** 0 to 1: how strongly the strategy's own measure speaks for the position. */
        double strength();

        /** The values that led to the position, by name: finite numbers. */
        Map<String, Double> reason();
    }
}
