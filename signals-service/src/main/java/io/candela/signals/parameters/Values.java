package io.candela.signals.parameters;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value for each parameter, each within its range. */
public final class Values {
    private final SortedMap<String, BigDecimal> byName;

    private Values(SortedMap<String, BigDecimal> byName) {
        this.byName = Collections.unmodifiableSortedMap(byName);
    }

    /**
     * {@code given} and, for what it leaves out, the standard values.
     *
     * @throws IllegalArgumentException for a value that no parameter has the name of, or that its parameter may not take
     */
    public static Values of(List<Parameter> parameters, Map<String, BigDecimal> given) {
        SortedMap<String, BigDecimal> unknown = new TreeMap<>(given);
        SortedMap<String, BigDecimal> complete = new TreeMap<>();
        for (Parameter parameter : parameters) {
            BigDecimal value = unknown.remove(parameter.name());
            complete.put(parameter.name(), parameter.check(value == null ? parameter.standard() : value));
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no parameter " + unknown.firstKey());
        }
        return new Values(complete);
    }

    /** The value of a whole-number parameter. */
    public int whole(String name) {
        return value(name).intValueExact();
    }

    /** The double nearest to the value of a parameter. */
    public double decimal(String name) {
        return value(name).doubleValue();
    }

    /** All of them by name, in canonical form. */
    public SortedMap<String, BigDecimal> asMap() {
        return byName;
    }

    private BigDecimal value(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values && byName.equals(values.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    @Override
    public String toString() {
        return byName.toString();
    }
}
