package io.candela.marketdata.feeds.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Holds a tape back to its speed, counted from when and where the playing began. A fast tape comes in steps, since a
 * broker does not like to be written to every millisecond.
 */
final class Pace {
    private static final long STEP = Duration.ofMillis(20).toNanos();

    private final Speed speed;
    private final Instant from;
    private final long began = System.nanoTime();

    Pace(Speed speed, Instant from) {
        this.speed = speed;
        this.from = from;
    }

    void await(Instant time) throws InterruptedException {
        long due = began + speed.duration(Duration.between(from, time)).toNanos();
        long early = due - System.nanoTime();
        if (early > 0) {
            TimeUnit.NANOSECONDS.sleep(Math.max(early, STEP));
        } else if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
