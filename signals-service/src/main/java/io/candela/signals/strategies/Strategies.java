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
    private final SortedMap<String, Rule> byName = new TreeMap<>();

    public Strategies(List<? extends Rule> rules) {
        for (Rule rule : rules) {
            if (byName.put(rule.name(), rule) != null) {
                throw new IllegalArgumentException("Two strategies are called " + rule.name());
            }
        }
    }

    /** What is called {@code name}, be it for one instrument at a time or over a universe; if there is such a thing. */
    public Optional<Rule> rule(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The strategy for one instrument at a time that is called {@code name}, if there is one. */
    public Optional<Strategy> named(String name) {
        return rule(name).filter(Strategy.class::isInstance).map(Strategy.class::cast);
    }

    /** All of them, in the order of their names. */
    public Collection<Rule> all() {
        return Collections.unmodifiableCollection(byName.values());
    }
}
