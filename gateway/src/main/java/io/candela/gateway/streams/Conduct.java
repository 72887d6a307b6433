package io.candela.gateway.streams;

import java.time.Duration;

/** How a client behaves: how often it asks, and how often nobody can tell what. */
final class Conduct {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /** Who goes on sending after so many times what is admitted is not listening. */
    private static final int FLOOD = 2;

    private final StreamsProperties limits;
    private long secondBegan;
    private int requests;
    private int mistakes;

    /** {@code now} and later times are {@link System#nanoTime}'s. */
    Conduct(StreamsProperties limits, long now) {
        this.limits = limits;
        this.secondBegan = now;
    }

    /** Counts a request, and says what is to be thought of it. */
    Verdict request(long now) {
        if (now - secondBegan >= SECOND) {
            secondBegan = now;
            requests = 0;
        }
        requests++;
        if (requests > FLOOD * limits.requests()) {
            return Verdict.FLOODING;
        }
        return requests > limits.requests() ? Verdict.TOO_OFTEN : Verdict.FINE;
    }

    /** Counts a request that cannot be understood, and returns whether that is enough of them. */
    boolean errsAgain() {
        mistakes++;
        return mistakes >= limits.mistakes();
    }

    /** What is to be thought of a request. */
    enum Verdict {
        FINE,
        /** It is one too many within a second. */
        TOO_OFTEN,
        /** So many are too many that the client cannot mean well. */
        FLOODING
    }
}
