package io.candela.gateway.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One bucket of this gateway alone, in place of a shared one for as long as that does not answer. It begins with what was
 * last known of the shared one, and with what should have come into it since: a shared bucket that was used up is not full
 * because an answer comes late.
 */
final class StandIn {
    private final Quota quota;
    private final TimeMeter clock;
    private volatile @Nullable Known known;

    private @Nullable Bucket bucket;
    private @Nullable Known begunWith;
    private int parts = 1;

    StandIn(Quota quota, TimeMeter clock) {
        this.quota = quota;
        this.clock = clock;
    }

    /** Keeps what the shared bucket says. */
    void learn(long remaining) {
        known = new Known(remaining, clock.currentTimeNanos());
    }

    boolean knows() {
        return known != null;
    }

    /** Takes credits out of one of {@code wanted} equal parts, of which other gateways have the others. */
    synchronized Taken take(long credits, int wanted) {
        Known newest = known;
        Bucket current = bucket;
        if (current == null || !Objects.equals(begunWith, newest)) {
            current = bucket(expected(newest) / wanted, wanted);
        } else if (parts != wanted) {
            long left = current.getAvailableTokens();
            current = bucket(Math.min(left, left * parts / wanted), wanted);
        }
        bucket = current;
        begunWith = newest;
        parts = wanted;
        return Taken.of(current.tryConsumeAndReturnRemaining(credits));
    }

    /** What is left in the shared bucket by now if nobody takes anything. */
    synchronized long expected() {
        return expected(known);
    }

    private long expected(@Nullable Known newest) {
        return newest == null
                ? quota.burst()
                : quota.after(newest.remaining(), instant(newest.at()), instant(clock.currentTimeNanos()));
    }

    private Bucket bucket(long tokens, int share) {
        return Bucket.builder()
                .addLimit(quota.part(share)
                        .starting(tokens, instant(clock.currentTimeNanos()))
                        .getBandwidths()[0])
                .withCustomTimePrecision(clock)
                .build();
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
