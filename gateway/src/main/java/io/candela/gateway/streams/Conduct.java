package io.candela.gateway.streams;

import java.time.Duration;

/** How a client behaves: how often it asks, and how often nobody can tell what. */
final class Conduct {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final StreamsProperties limits;
    private long secondBegan;
    private int requests;
    private int mistakes;

    /** {@code now} and later times are {@link System#nanoTime}'s. */
    Conduct(StreamsProperties limits, long now) {
        this.limits = limits;
        this.secondBegan = now;
    }

    /** Counts a request, and returns whether it is one too many within a second. */
    boolean floods(long now) {
        if (now - secondBegan >= SECOND) {
            secondBegan = now;
            requests = 0;
        }
        requests++;
        return requests > limits.requests();
    }

    /** Counts a request that cannot be understood, and returns whether that is enough of them. */
    boolean errsAgain() {
        mistakes++;
        return mistakes >= limits.mistakes();
    }
}
