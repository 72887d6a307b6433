package io.candela.gateway.limits;

import io.candela.gateway.redis.RedisConnection;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;

/** The shared buckets, as soon as Redis has been reached. */
final class RedisBuckets implements Buckets {
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final int remembered;
    private final ToLongFunction<Quota> expected;
    private final InstantSource clock;
    private final CompletableFuture<SharedBuckets> buckets;

    RedisBuckets(RedisConnection redis, int remembered, ToLongFunction<Quota> expected, InstantSource clock) {
        this.remembered = remembered;
        this.expected = expected;
        this.clock = clock;
        this.buckets = redis.first().thenApply(this::shared);
    }

    @Override
    public CompletableFuture<Taken> take(Quota quota, long credits) {
        return buckets.isDone()
                ? buckets.join().take(quota, credits)
                : CompletableFuture.failedFuture(new IllegalStateException("Redis was never reached"));
    }

    private SharedBuckets shared(StatefulRedisConnection<byte[], byte[]> connection) {
        return new SharedBuckets(
                Bucket4jLettuce.casBasedBuilder(connection)
                        .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(SLACK))
                        .build()
                        .asAsync(),
                expected,
                remembered,
                clock);
    }
}
