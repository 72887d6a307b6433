package io.candela.gateway.limits;

import io.candela.contracts.Plan;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * One limit of a caller: {@code credits} in each {@code window}.
 *
 * @param bucket whose it is; callers with the same bucket share what is in it
 * @param name of the limit in headers
 * @param burst how many credits the bucket holds
 * @param revision grows with each change of these numbers
 */
record Quota(Kind kind, String bucket, String name, long credits, Duration window, long burst, long revision) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int UNSYNCHRONISED_PART = 100;
    private static final int MOST_UNSYNCHRONISED = 20;

    /** What a credential may do in a minute: a bucket that fills steadily. */
    static Quota minute(String credentialId, Plan plan) {
        return new Quota(
                Kind.STEADY,
                "minute:" + plan.id() + ':' + credentialId,
                "minute",
                plan.requestsPerMinute(),
                Duration.ofMinutes(1),
                plan.burst(),
                plan.revision());
    }

    /** What an account may do in a UTC day: a bucket that is filled at midnight. */
    static Quota day(String account, Plan plan) {
        return new Quota(
                Kind.DAILY,
                "day:" + plan.id() + ':' + account,
                "day",
                plan.creditsPerDay(),
                DAY,
                plan.creditsPerDay(),
                plan.revision());
    }

    /** What an address may do on public routes. */
    static Quota address(String address, int requests, Duration window) {
        return new Quota(Kind.STEADY, address, "address", requests, window, requests, 0);
    }

    BucketConfiguration configuration(Instant now) {
        return switch (kind) {
            case STEADY ->
                BucketConfiguration.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(credits, window))
                        .build();
            case DAILY ->
                BucketConfiguration.builder()
                        .addLimit(
                                limit -> limit.capacity(burst).refillIntervallyAligned(credits, window, midnight(now)))
                        .build();
        };
    }

    /**
     * How many credits a gateway may give out before it tells the others. A hundredth of the bucket at most: a small
     * bucket is exact, a large one, whose callers are the busy ones, need not ask Redis for each request.
     */
    long unsynchronised() {
        return Math.min(MOST_UNSYNCHRONISED, burst / UNSYNCHRONISED_PART);
    }

    private static Instant midnight(Instant now) {
        return now.atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .toInstant();
    }

    /** How a bucket fills. */
    enum Kind {
        STEADY,
        DAILY
    }
}
