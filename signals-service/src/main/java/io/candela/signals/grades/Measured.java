package io.candela.signals.grades;

import io.candela.contracts.Grade.Input;
import java.time.Instant;
import java.util.List;

/**
 * What the candles of one window amount to.
 *
 * @param closeTime when the newest of them closed
 * @param inputs one for each component
 */
record Measured(Instant closeTime, List<Input> inputs) {
    Measured {
        inputs = List.copyOf(inputs);
    }
}
