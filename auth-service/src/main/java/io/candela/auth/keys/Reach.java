package io.candela.auth.keys;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody may do, and from where. Nobody hands on more than that: a key that was stolen, and is of use in one place
 * only, must not make one that is of use everywhere.
 *
 * @param addressRanges CIDR blocks; empty for anywhere
 */
record Reach(NavigableSet<String> scopes, List<String> addressRanges) {
    Reach {
        scopes = Collections.unmodifiableNavigableSet(new TreeSet<>(scopes));
        addressRanges = List.copyOf(addressRanges);
    }

    static Reach of(Set<String> scopes, List<String> addressRanges) {
        return new Reach(new TreeSet<>(scopes), addressRanges);
    }

    /** What comes of handing on {@code wanted}. */
    Grant grant(Reach wanted) {
        NavigableSet<String> beyond = new TreeSet<>(wanted.scopes);
        beyond.removeAll(scopes);
        if (!beyond.isEmpty()) {
            return new Grant.ScopesBeyond(beyond);
        }
        List<String> outside = wanted.addressRanges.isEmpty() && !addressRanges.isEmpty()
                ? List.of("0.0.0.0/0", "::/0")
                : wanted.addressRanges.stream().filter(range -> !covers(range)).toList();
        return outside.isEmpty() ? new Grant.Within() : new Grant.RangesBeyond(outside);
    }

    /** Throws the problem that {@code wanted} is, unless it may be handed on. */
    void demand(Reach wanted) {
        switch (grant(wanted)) {
            case Grant.Within within -> {}
            case Grant.ScopesBeyond beyond -> throw new ScopeNotGranted(beyond.scopes(), scopes);
            case Grant.RangesBeyond beyond -> throw new RangeNotGranted(beyond.ranges(), addressRanges);
        }
    }

    private boolean covers(String range) {
        return addressRanges.isEmpty() || addressRanges.stream().anyMatch(own -> AddressRange.contains(own, range));
    }

    /** Whether something may be handed on. */
    sealed interface Grant {
        record Within() implements Grant {}

        record ScopesBeyond(NavigableSet<String> scopes) implements Grant {}

        record RangesBeyond(List<String> ranges) implements Grant {}
    }
}
