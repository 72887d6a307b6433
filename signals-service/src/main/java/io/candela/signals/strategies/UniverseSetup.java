package io.candela.signals.strategies;

import io.candela.contracts.Instrument;
import io.candela.signals.parameters.Values;
import io.candela.signals.strategies.UniverseStrategy.Measure;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;

/**
 * A strategy over a universe with the values that it runs with.
 *
 * @param values one for each parameter of the strategy: the standard one where none is given
 */
public record UniverseSetup(UniverseStrategy strategy, Values values) implements Configured {

    /** Throws {@link IllegalArgumentException} for values that contradict each other. */
    public UniverseSetup {
        strategy.measure(values);
    }

    /**
     * {@code strategy} with {@code given} and, for what that leaves out, its standard values. Throws {@link
     * IllegalArgumentException} for a parameter that is unknown, out of range or in contradiction.
     */
    public static UniverseSetup of(UniverseStrategy strategy, Map<String, BigDecimal> given) {
        return new UniverseSetup(strategy, Values.of(strategy.parameters(), given));
    }

    /** The measure of an instrument that no bar has been seen of. */
    public Measure measure() {
        return strategy.measure(values);
    }

    /** What follows from the measures at one close, for each of the instruments. */
    public SortedMap<Instrument, Stance> decide(SortedMap<Instrument, Double> measures) {
        return strategy.decide(values, measures);
    }
}
