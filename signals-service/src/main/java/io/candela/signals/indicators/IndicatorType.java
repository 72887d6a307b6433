package io.candela.signals.indicators;

import io.candela.signals.parameters.Parameter;
import io.candela.signals.parameters.Values;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of indicator: what it is called, what can be set, and how one is made.
 *
 * @param name a lower-case slug such as {@code macd}
 * @param version from 1; grows whenever the same bars and parameters could give other digits
 * @param description a sentence or two for people
 * @param parameters what can be set, in the order of importance
 * @param lines the names of its lines, in the order of their numbers
 * @param factory makes one that has seen no bar, or throws {@link IllegalArgumentException} if the values contradict each
 *     other
 */
public record IndicatorType(
        String name,
        int version,
        String description,
        List<Parameter> parameters,
        List<String> lines,
        Function<Values, Indicator> factory) {

    public IndicatorType {
        parameters = List.copyOf(parameters);
        lines = List.copyOf(lines);
    }

    /** One that has seen no bar; throws {@link IllegalArgumentException} if the values contradict each other. */
    public Indicator begin(Values values) {
        return factory.apply(values);
    }
}
