package io.candela.local.launcher;

import java.time.Duration;

/** How long to wait before a part that ended by itself is started again. */
final class Backoff {

    /** A part that ran for this long has recovered: what it did before counts no more. */
    static final Duration RECOVERED = Duration.ofMinutes(1);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 5;

    private Backoff() {}

    /** No time for the first failure, then 1, 2, 4, 8, 16 and at most 32 seconds. */
    static Duration after(int failures) {
        return failures <= 1 ? Duration.ZERO : FIRST.multipliedBy(1L << Math.min(failures - 2, DOUBLINGS));
    }
}
