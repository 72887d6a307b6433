package io.candela.auth.idempotency;

import io.candela.platform.problem.Unavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets only so many in at once, and sends away who would have to wait for long. */
final class Turns {
    private static final Duration BUSY = Duration.ofSeconds(2);

    private final Semaphore free;
    private final Duration patience;

    Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** Takes a turn, which is over when the result is closed; throws if none came in time. */
    Turn take() throws InterruptedException {
        if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Unavailable("Many such requests are carried out at the moment.", BUSY);
        }
        return free::release;
    }

    /** One who is in. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
