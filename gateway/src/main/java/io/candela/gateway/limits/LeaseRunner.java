package io.candela.gateway.limits;

import io.candela.gateway.redis.RedisConnection;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Renews the leases of this gateway's streams for as long as it lives. */
final class LeaseRunner implements SmartLifecycle {
    private static final int TIMES = 3;

    private final StreamLimiter limiter;
    private final Duration lease;
    private @Nullable ScheduledExecutorService rounds;

    LeaseRunner(StreamLimiter limiter, Duration lease) {
        this.limiter = limiter;
        this.lease = lease;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("stream-leases").daemon().factory());
        rounds = started;
        long pause = lease.toMillis() / TIMES;
        var _ = started.scheduleWithFixedDelay(limiter::renew, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (rounds != null) {
            rounds.shutdownNow();
        }
        rounds = null;
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }

    /** As long as there is a connection to renew them on. */
    @Override
    public int getPhase() {
        return RedisConnection.PHASE + 1;
    }
}
