package io.candela.local.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** In which order the parts end: first those that nothing else needs, then what only they needed, and so on. */
final class StopOrder {

    private StopOrder() {}

    /** Groups of parts; those of one group may end at the same time. */
    static List<List<Part>> of(List<Part> parts) {
        List<List<Part>> groups = new ArrayList<>();
        List<Part> rest = List.copyOf(parts);
        while (!rest.isEmpty()) {
            List<Part> remaining = rest;
            Predicate<Part> needed =
                    part -> remaining.stream().anyMatch(other -> other.needs().contains(part.name()));
            List<Part> group = rest.stream().filter(needed.negate()).toList();
            if (group.isEmpty()) {
                throw new IllegalArgumentException("parts need each other: " + rest);
            }
            groups.add(group);
            rest = rest.stream().filter(needed).toList();
        }
        return groups;
    }
}
