package io.candela.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.RemoteAsyncBucketBuilder;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;

/** Buckets in Redis, the same for all gateways. */
final class SharedBuckets implements Buckets {
    private static final Duration BETWEEN_SYNCHRONISATIONS = Duration.ofMillis(100);
    private static final Duration UNUSED = Duration.ofMinutes(5);

    private final AsyncProxyManager<byte[]> redis;
    private final ToLongFunction<Quota> expected;
    private final InstantSource clock;
    private final Cache<Key, AsyncBucketProxy> proxies;

    /** A bucket that Redis does not have, or has lost, begins with what is {@code expected} to be in it. */
    SharedBuckets(
            AsyncProxyManager<byte[]> redis, ToLongFunction<Quota> expected, int remembered, InstantSource clock) {
        this.redis = redis;
        this.expected = expected;
        this.clock = clock;
        this.proxies = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(UNUSED)
                .build();
    }

    @Override
    public CompletableFuture<Taken> take(Quota quota, long credits) {
        AsyncBucketProxy bucket = proxies.get(new Key(quota.bucket(), quota.revision()), _ -> proxy(quota));
        return bucket.tryConsumeAndReturnRemaining(credits).thenApply(Taken::of);
    }

    private AsyncBucketProxy proxy(Quota quota) {
        RemoteAsyncBucketBuilder<byte[]> builder = redis.builder()
                .withImplicitConfigurationReplacement(quota.revision(), TokensInheritanceStrategy.PROPORTIONALLY);
        if (quota.unsynchronised() > 0) {
            builder.withOptimization(
                    Optimizations.delaying(new DelayParameters(quota.unsynchronised(), BETWEEN_SYNCHRONISATIONS)));
        }
        return builder.build(
                ("candela:limits:" + quota.bucket()).getBytes(StandardCharsets.UTF_8),
                () -> CompletableFuture.completedFuture(quota.starting(expected.applyAsLong(quota), clock.instant())));
    }

    private record Key(String bucket, long revision) {}
}
