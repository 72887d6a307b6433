package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Memory;
import io.candela.signals.parameters.Values;
import java.util.Map;

/** A rule for one instrument at a time: it is shown the bars of one instrument and interval, and knows of no other. */
public non-sealed interface Strategy extends Rule {
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
