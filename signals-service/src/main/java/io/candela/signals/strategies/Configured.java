package io.candela.signals.strategies;

import io.candela.signals.parameters.Values;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A rule with the values that it runs with. */
public sealed interface Configured permits Setup, UniverseSetup {
    Rule strategy();

    /** One for each parameter of the strategy. */
    Values values();

    /**
     * {@code rule} with {@code given} and, for what that leaves out, its standard values. Throws {@link
     * IllegalArgumentException} for a parameter that is unknown, out of range or in contradiction.
     */
    static Configured of(Rule rule, Map<String, BigDecimal> given) {
        return switch (rule) {
            case Strategy strategy -> Setup.of(strategy, given);
            case UniverseStrategy strategy -> UniverseSetup.of(strategy, given);
        };
    }

    /** The values as signals tell them: whole numbers by name. */
    default SortedMap<String, Integer> parameters() {
        SortedMap<String, Integer> parameters = new TreeMap<>();
        values().asMap().forEach((name, value) -> parameters.put(name, value.intValueExact()));
        return parameters;
    }

    /** Strategy, version and parameters in one line, such as {@code ema-cross/1?fast=12&slow=26}. */
    default String label() {
        return label(strategy().name(), strategy().version(), values().asMap());
    }

    /** What {@link #label} is of a setup whose strategy may not be here any more; the values are whole numbers. */
    static String label(String strategy, int version, SortedMap<String, ? extends Number> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + '=' + value.getValue())
                .collect(Collectors.joining("&", strategy + '/' + version + '?', ""));
    }
}
