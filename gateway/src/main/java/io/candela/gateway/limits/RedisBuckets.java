package io.candela.gateway.limits;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Shared buckets on a connection that is made in the background: a gateway starts and serves while Redis is away. */
final class RedisBuckets implements Buckets, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RedisBuckets.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final LimitsProperties properties;
    private final InstantSource clock;
    private final DefaultClientResources resources = DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .reconnectDelay(Delay.constant(BETWEEN_ATTEMPTS))
            .build();
    private final RedisClient client;
    private volatile @Nullable SharedBuckets buckets;
    private volatile boolean running;

    RedisBuckets(LimitsProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
        this.client = RedisClient.create(resources, uri(properties.redis()));
        client.setOptions(ClientOptions.builder()
                // Nothing waits in a queue for a Redis that is away: the request goes on with other buckets.
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(BETWEEN_ATTEMPTS)
                        .tcpNoDelay(true)
                        .build())
                .build());
    }

    @Override
    public CompletableFuture<Taken> take(Quota quota, long credits) {
        SharedBuckets connected = buckets;
        return connected == null
                ? CompletableFuture.failedFuture(new IllegalStateException("Redis was never reached"))
                : connected.take(quota, credits);
    }

    @Override
    public void start() {
        running = true;
        connect();
    }

    private void connect() {
        var _ = client.connectAsync(ByteArrayCodec.INSTANCE, uri(properties.redis()))
                .whenComplete((connection, failure) -> {
                    if (failure == null) {
                        buckets = shared(connection);
                    } else if (running) {
                        log.atWarn()
                                .addKeyValue("redis", properties.redis())
                                .addKeyValue("reason", failure.getMessage())
                                .log("Redis cannot be reached: limits are counted by this gateway alone");
                        var _ = resources
                                .eventExecutorGroup()
                                .schedule(this::connect, BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
                    }
                });
    }

    private SharedBuckets shared(StatefulRedisConnection<byte[], byte[]> connection) {
        return new SharedBuckets(
                Bucket4jLettuce.casBasedBuilder(connection)
                        .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(SLACK))
                        .build()
                        .asAsync(),
                properties.patience(),
                properties.remembered(),
                clock);
    }

    @Override
    public void stop() {
        running = false;
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        resources.shutdown(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static RedisURI uri(LimitsProperties.Redis redis) {
        RedisURI.Builder uri = RedisURI.builder()
                .withHost(redis.host())
                .withPort(redis.port())
                .withSsl(redis.ssl())
                .withClientName("candela-gateway");
        return redis.password().isEmpty()
                ? uri.build()
                : uri.withPassword(redis.password().toCharArray()).build();
    }
}
