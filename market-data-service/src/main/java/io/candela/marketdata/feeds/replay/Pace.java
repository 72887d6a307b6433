package io.candela.marketdata.feeds.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Holds a tape back to its speed, counted from when and where the playing began. */
final class Pace {
    private final Speed speed;
    private final Instant from;
    private final long began = System.nanoTime();

    Pace(Speed speed, Instant from) {
        this.speed = speed;
        this.from = from;
    }

    void await(Instant time) throws InterruptedException {
        long due = began + speed.duration(Duration.between(from, time)).toNanos();
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
