package io.candela.signals.strategies;

import io.candela.signals.parameters.Values;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A strategy with the values that it runs with.
 *
 * @param values one for each parameter of the strategy: the standard one where none is given
 */
public record Setup(Strategy strategy, Values values) implements Configured {

    /** Throws {@link IllegalArgumentException} for values that contradict each other. */
    public Setup {
        strategy.begin(values);
    }

    /**
     * {@code strategy} with {@code given} and, for what that leaves out, its standard values. Throws {@link
     * IllegalArgumentException} for a parameter that is unknown, out of range or in contradiction.
     */
    public static Setup of(Strategy strategy, Map<String, BigDecimal> given) {
        return new Setup(strategy, Values.of(strategy.parameters(), given));
    }

    /** A fold of the strategy that has seen no bar. */
    public Strategy.Fold begin() {
        return strategy.begin(values);
    }
}
