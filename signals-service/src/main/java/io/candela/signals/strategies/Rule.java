package io.candela.signals.strategies;

import io.candela.signals.parameters.Parameter;
import java.util.List;

/**
 * A rule that turns closed candles into positions. It looks at nothing but the bars that it is given: no clock, no
 * chance; so the same bars give the same positions at any speed, and later bars never change earlier ones.
 */
public sealed interface Rule permits Strategy, UniverseStrategy {
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
}
