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
    private static final int FEW_UNSYNCHRONISED = 20;
    private static final int UNSYNCHRONISED_PART_OF_A_DAY = 1000;
    private static final int MOST_UNSYNCHRONISED = 200;

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

    /** A full bucket. */
    BucketConfiguration configuration(Instant now) {
        return starting(burst, now);
    }

    /** A bucket with {@code tokens} in it. */
    BucketConfiguration starting(long tokens, Instant now) {
        return switch (kind) {
            case STEADY ->
                BucketConfiguration.builder()
                        .addLimit(limit -> limit.capacity(burst)
                                .refillGreedy(credits, window)
                                .initialTokens(tokens))
                        .build();
            case DAILY ->
                BucketConfiguration.builder()
                        .addLimit(limit -> limit.capacity(burst)
                                .refillIntervallyAligned(credits, window, midnight(now))
                                .initialTokens(tokens))
                        .build();
        };
    }

    /** What is in a bucket at {@code now} in which {@code remaining} was left at {@code then}. */
    long after(long remaining, Instant then, Instant now) {
        return switch (kind) {
            case STEADY -> {
                long millis = Math.clamp(Duration.between(then, now).toMillis(), 0, DAY.toMillis());
                double regained = (double) credits * millis / window.toMillis();
                yield Math.min(burst, remaining + (long) regained);
            }
            case DAILY -> now.isBefore(midnight(then)) ? remaining : burst;
        };
    }

    /** The same bucket, but one that fills as if it were one of {@code parts} that fill together as fast as this one. */
    Quota part(int parts) {
        return parts == 1
                ? this
                : switch (kind) {
                    case STEADY -> new Quota(kind, bucket, name, credits, window.multipliedBy(parts), burst, revision);
                    case DAILY -> new Quota(kind, bucket, name, Math.max(1, credits / parts), window, burst, revision);
                };
    }

    /**
     * How many credits a gateway may give out before it tells the others. A hundredth of the bucket at most: a small bucket
     * is exact, and three gateways together exceed a large one by a fiftieth at most. The faster a bucket fills, the more,
     * so that Redis is asked at most some forty times a second by each gateway, and some ten times of a day's bucket.
     */
    long unsynchronised() {
        return switch (kind) {
            case STEADY -> {
                long inATwentieth = credits * 50 / window.toMillis();
                yield Math.min(burst / UNSYNCHRONISED_PART, Math.max(FEW_UNSYNCHRONISED, inATwentieth));
            }
            case DAILY -> Math.min(burst / UNSYNCHRONISED_PART_OF_A_DAY, MOST_UNSYNCHRONISED);
        };
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
