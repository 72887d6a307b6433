package io.candela.signals.signals;

import io.candela.contracts.Signal;
import io.candela.signals.signals.Revisions.Revision;
import io.candela.signals.strategies.Configured;
import io.candela.signals.strategies.Rule;
import io.candela.signals.strategies.Strategies;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Makes signals again from what they were made from, by the code that makes them live. */
@Component
final class Replays {
    private final Strategies strategies;

    Replays(Strategies strategies) {
        this.strategies = strategies;
    }

    /** What {@code revision} was made from, where that is known. */
    Optional<Cause> cause(Revision revision) {
        String cause = revision.cause();
        return cause == null ? Optional.empty() : Optional.of(Cause.read(cause));
    }

    /** The same signal, if strategy and version are still here; throws {@link NotReplayable} otherwise. */
    Signal replay(Revision revision) {
        Signal signal = revision.signal();
        Cause cause = cause(revision).orElseThrow(() -> new NotReplayable("what it was made from was not kept"));
        Rule strategy = strategies
                .rule(signal.strategy())
                .filter(found -> found.version() == signal.version())
                .orElseThrow(() -> new NotReplayable("version %d of the strategy %s is not here any more"
                        .formatted(signal.version(), signal.strategy())));
        Map<String, BigDecimal> values = new TreeMap<>();
        signal.parameters().forEach((name, value) -> values.put(name, BigDecimal.valueOf(value)));
        Series series = new Series(signal.environment(), signal.instrument(), signal.interval());
        return Emission.of(Configured.of(strategy, values), series, cause)
                .orElseThrow(() -> new IllegalStateException("Nothing follows from the cause of " + signal.id()));
    }
}
