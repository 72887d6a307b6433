package io.candela.marketdata.clock;

import io.candela.contracts.Environment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * The environment's clock: the wall clock where the market is live, and the newest time that any feed is known to have
 * come to elsewhere.
 */
@Component
public class MarketClock {
    private final Environment environment;
    private final InstantSource wallClock;
    private final AtomicReference<Instant> reached = new AtomicReference<>(Instant.EPOCH);

    public MarketClock(Environment environment, InstantSource wallClock) {
        this.environment = environment;
        this.wallClock = wallClock;
    }

    public Instant now() {
        return environment == Environment.LIVE ? wallClock.instant() : reached.get();
    }

    /** Says that a feed has come to {@code time}. */
    public void reached(Instant time) {
        reached.accumulateAndGet(time, (one, other) -> one.isAfter(other) ? one : other);
    }
}
