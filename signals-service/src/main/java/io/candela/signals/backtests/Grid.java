package io.candela.signals.backtests;

import io.candela.signals.parameters.Values;
import io.candela.signals.strategies.Configured;
import io.candela.signals.strategies.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every combination of some values of a strategy's parameters; what is not named keeps its standard value.
 *
 * @param values one or more for each parameter that is varied
 */
public record Grid(Rule strategy, SortedMap<String, List<BigDecimal>> values) {

    /** Throws {@link IllegalArgumentException} for a parameter that is unknown or empty, and for a value out of range. */
    public Grid {
        SortedMap<String, List<BigDecimal>> copy = new TreeMap<>();
        for (Map.Entry<String, List<BigDecimal>> axis : values.entrySet()) {
            if (axis.getValue().isEmpty()) {
                throw new IllegalArgumentException(axis.getKey() + " has no value to be tried");
            }
            for (BigDecimal value : axis.getValue()) {
                Values.of(strategy.parameters(), Map.of(axis.getKey(), value));
            }
            copy.put(axis.getKey(), axis.getValue().stream().distinct().toList());
        }
        values = Collections.unmodifiableSortedMap(copy);
    }

    /** How many combinations there are, the contradictory ones included; {@link Long#MAX_VALUE} if it is even more. */
    public long size() {
        long size = 1;
        for (List<BigDecimal> axis : values.values()) {
            size = Math.multiplyHigh(size, axis.size()) == 0 && size * axis.size() > 0
                    ? size * axis.size()
                    : Long.MAX_VALUE;
        }
        return size;
    }

    /** The combinations that do not contradict themselves, as a fast average that is slower than the slow one does. */
    List<Configured> setups() {
        List<Configured> setups = new ArrayList<>();
        collect(new TreeMap<>(), List.copyOf(values.keySet()), setups);
        if (setups.isEmpty()) {
            throw new IllegalArgumentException("Every combination contradicts itself");
        }
        return setups;
    }

    /** The combination that {@code trial} ran with. */
    public Configured setup(Trial trial) {
        return Configured.of(strategy, trial.parameters());
    }

    private void collect(SortedMap<String, BigDecimal> chosen, List<String> open, List<Configured> setups) {
        if (open.isEmpty()) {
            try {
                setups.add(Configured.of(strategy, chosen));
            } catch (IllegalArgumentException _) {
                // Each value lies in its range; together they mean nothing, so there is nothing to try.
            }
            return;
        }
        for (BigDecimal value : values.getOrDefault(open.getFirst(), List.of())) {
            chosen.put(open.getFirst(), value);
            collect(chosen, open.subList(1, open.size()), setups);
        }
    }
}
