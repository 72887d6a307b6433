package io.candela.signals.strategies;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** All strategies that there are, by name. */
@Component
public final class Strategies {
    private final SortedMap<String, Strategy> byName = new TreeMap<>();

    public Strategies(List<Strategy> strategies) {
        for (Strategy strategy : strategies) {
            if (byName.put(strategy.name(), strategy) != null) {
                throw new IllegalArgumentException("Two strategies are called " + strategy.name());
            }
        }
    }

    /** The strategy called {@code name}, if there is one. */
    public Optional<Strategy> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, in the order of their names. */
    public Collection<Strategy> all() {
        return Collections.unmodifiableCollection(byName.values());
    }
}
