package io.candela.signals.strategies;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A strategy with the values that it runs with.
 *
 * @param parameters a value for each parameter of the strategy: the standard one where none is given
 */
public record Setup(Strategy strategy, SortedMap<String, Integer> parameters) {

    /** Throws {@link IllegalArgumentException} for a parameter that is unknown, out of range or in contradiction. */
    public Setup {
        parameters = Collections.unmodifiableSortedMap(complete(strategy, parameters));
        strategy.begin(parameters);
    }

    /** {@code strategy} with {@code values} and, for what they leave out, its standard values. */
    public static Setup of(Strategy strategy, Map<String, Integer> values) {
        return new Setup(strategy, new TreeMap<>(values));
    }

    /** A fold of the strategy that has seen no bar. */
    public Strategy.Fold begin() {
        return strategy.begin(parameters);
    }

    /** Strategy, version and parameters in one line, such as {@code ema-cross/1?fast=12&slow=26}. */
    public String label() {
        StringBuilder label = new StringBuilder(strategy.name()).append('/').append(strategy.version());
        char separator = '?';
        for (Map.Entry<String, Integer> parameter : parameters.entrySet()) {
            label.append(separator).append(parameter.getKey()).append('=').append(parameter.getValue());
            separator = '&';
        }
        return label.toString();
    }

    private static SortedMap<String, Integer> complete(Strategy strategy, Map<String, Integer> values) {
        SortedMap<String, Integer> rest = new TreeMap<>(values);
        SortedMap<String, Integer> complete = new TreeMap<>();
        for (Parameter parameter : strategy.parameters()) {
            Integer value = rest.remove(parameter.name());
            complete.put(parameter.name(), parameter.check(value == null ? parameter.standard() : value));
        }
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException(strategy.name() + " has no parameter " + rest.firstKey());
        }
        return complete;
    }
}
