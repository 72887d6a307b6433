package io.candela.signals.grades;

import io.candela.contracts.Environment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * The environment's clock: in a replay, the newest time that any candle or grade told of; elsewhere the wall clock, which
 * goes on when no candle comes. Grades are only shown by it; what they say does not depend on it.
 */
@Component
final class MarketTime {
    private final Environment environment;
    private final InstantSource wallClock;
    private final AtomicReference<Instant> reached = new AtomicReference<>(Instant.EPOCH);

    MarketTime(Environment environment, InstantSource wallClock) {
        this.environment = environment;
        this.wallClock = wallClock;
    }

    Instant now() {
        return environment == Environment.REPLAY ? reached.get() : wallClock.instant();
    }

    /** Says that the market has come to {@code time}. */
    void reached(Instant time) {
        reached.accumulateAndGet(time, (one, other) -> one.isAfter(other) ? one : other);
    }
}
