package io.candela.platform.web;

import io.candela.contracts.Interval;
import java.util.List;
import java.util.Optional;

/** The intervals that a service can be asked for. One that does not have all of them has a bean of its own. */
public record Intervals(List<Interval> all) {
    public Intervals {
        all = List.copyOf(all);
    }

    /** The interval written {@code code}, if it is one of these. */
    public Optional<Interval> parse(String code) {
        return Interval.parse(code).filter(all::contains);
    }

    /** Their codes, in their order. */
    public List<String> codes() {
        return all.stream().map(Interval::code).toList();
    }
}
