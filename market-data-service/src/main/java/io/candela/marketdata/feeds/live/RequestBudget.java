package io.candela.marketdata.feeds.live;

import io.candela.contracts.Instants;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps requests within what a venue allows: a caller waits for its turn, and where the venue has told us to stay away
 * there is no turn until then.
 */
public final class RequestBudget {
    private final Bucket bucket;
    private final InstantSource wallClock;
    private volatile Instant closedUntil = Instant.MIN;

    /**
     * @param burst what may be spent at once
     * @param period in which the whole of it grows again
     */
    public RequestBudget(long burst, Duration period, InstantSource wallClock) {
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(burst, period))
                .build();
        this.wallClock = wallClock;
    }

    /** Waits until a request of this weight may be sent. Throws while the venue wants none at all. */
    void spend(long weight) throws IOException, InterruptedException {
        if (wallClock.instant().isBefore(closedUntil)) {
            throw new IOException("The venue wants no requests before " + closedUntil);
        }
        bucket.asBlocking().consume(weight);
    }

    /** The venue has said how long it wants no requests. */
    void closeFor(Duration pause) {
        Instant until = wallClock.instant().plus(pause);
        closedUntil = Instants.later(until, closedUntil);
    }
}
