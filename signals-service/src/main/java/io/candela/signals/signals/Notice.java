package io.candela.signals.signals;

import io.candela.contracts.Environment;
import io.candela.contracts.Interval;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a universe is told: that something was measured, or only that time has passed.
 *
 * @param setup label of the universe's setup
 * @param time the environment's time at which it became known
 * @param measurement absent where only time has passed
 */
record Notice(
        String setup,
        Environment environment,
        Interval interval,
        Instant time,
        @Nullable Measurement measurement) {

    /** The name of the universe, by which all that it is told is keyed. */
    String universe() {
        return Universe.name(setup, interval);
    }
}
