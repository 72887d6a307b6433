package io.candela.marketdata.feeds;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from {@code first} up to {@code longest}, each time between half of
 * that and all of it, so that many who failed together do not come back together.
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final int DOUBLINGS = 30;

    /**
     * The wait after some failures.
     *
     * @param failures how many attempts have failed in a row, at least 1
     */
    public Duration delay(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        long full = (doubled.compareTo(longest) < 0 ? doubled : longest).toNanos();
        return Duration.ofNanos(full / 2 + random.nextLong(full / 2 + 1));
    }

    public void pause(int failures) throws InterruptedException {
        Thread.sleep(delay(failures));
    }
}
