package io.candela.signals.strategies;

import io.candela.contracts.Signal.Side;
import java.util.Map;

/**
 * Where a strategy stands after a bar.
 *
 * @param side the position that it would hold from now on
 * @param strength 0 to 1: how strongly the strategy's own measure speaks for it
 * @param reason the values that led to it, by name
 */
public record Stance(Side side, double strength, Map<String, Double> reason) {
    public Stance {
        reason = Map.copyOf(reason);
    }
}
