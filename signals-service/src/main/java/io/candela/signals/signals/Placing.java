package io.candela.signals.signals;

import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instrument at one close of its universe.
 *
 * @param position what was decided; absent until it is
 * @param said the newest revision of the signal of this close; absent where there was none
 */
record Placing(
        Measurement measurement,
        @Nullable Side position,
        @Nullable Signal said) {

    Instant openTime() {
        return measurement.openTime();
    }
}
