package io.candela.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Buckets of this gateway alone. Those that were not used for longest are forgotten when there are too many. */
final class LocalBuckets implements Buckets {
    private static final Duration UNUSED = Duration.ofDays(1);

    private final TimeMeter clock;
    private final Cache<Key, Bucket> buckets;

    LocalBuckets(int most, TimeMeter clock) {
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(UNUSED)
                .build();
    }

    @Override
    public CompletableFuture<Taken> take(Quota quota, long credits) {
        return CompletableFuture.completedFuture(takeNow(quota, credits));
    }

    Taken takeNow(Quota quota, long credits) {
        Bucket bucket = buckets.get(new Key(quota.bucket(), quota.revision()), _ -> create(quota));
        return Taken.of(bucket.tryConsumeAndReturnRemaining(credits));
    }

    private Bucket create(Quota quota) {
        Instant now = Instant.ofEpochMilli(clock.currentTimeNanos() / 1_000_000);
        return Bucket.builder()
                .addLimit(quota.configuration(now).getBandwidths()[0])
                .withCustomTimePrecision(clock)
                .build();
    }

    private record Key(String bucket, long revision) {}
}
