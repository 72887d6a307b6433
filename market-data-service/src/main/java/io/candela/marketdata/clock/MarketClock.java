package io.candela.marketdata.clock;

import io.candela.contracts.Environment;
import io.candela.contracts.Instants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * The environment's clock: in a replay, the newest time that its feed is known to have come to; elsewhere the wall clock,
 * which feeds go by, too, and which goes on when all of them have stopped.
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
        return environment == Environment.REPLAY ? reached.get() : wallClock.instant();
    }

    /** Says that a feed has come to {@code time}. */
    public void reached(Instant time) {
        reached.accumulateAndGet(time, Instants::later);
    }
}
