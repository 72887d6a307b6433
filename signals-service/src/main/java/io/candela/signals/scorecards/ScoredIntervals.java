package io.candela.signals.scorecards;

import io.candela.contracts.Interval;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The lengths of candles that strategies run on, from the setting that makes them run: no others can have signals.
 */
@ConfigurationProperties("candela.signals")
record ScoredIntervals(@DefaultValue List<Run> strategies) {
    Set<Interval> all() {
        return strategies.stream().flatMap(run -> run.intervals().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** As much of a running strategy as matters here. */
    record Run(@DefaultValue Set<Interval> intervals) {}
}
