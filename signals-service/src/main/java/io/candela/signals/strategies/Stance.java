package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import java.util.Map;

/**
 * A position, and why.
 *
 * @param strength 0 to 1: how strongly the strategy's own measure speaks for the position
 * @param reason the values that led to it, by name: finite numbers
 */
public record Stance(Side side, double strength, Map<String, Double> reason) {
    public Stance {
        reason = Map.copyOf(reason);
    }

    /** That of {@code fold}, which is ready. */
    public static Stance of(Strategy.Fold fold) {
        return new Stance(fold.side(), fold.strength(), fold.reason());
    }
}
