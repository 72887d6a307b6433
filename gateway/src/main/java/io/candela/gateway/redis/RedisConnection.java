package io.candela.gateway.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A connection to Redis that is made in the background: a gateway starts and serves while Redis is away. */
public final class RedisConnection implements SmartLifecycle {
    /** It is there before the web server is, and until all streams have ended. */
    public static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger(RedisConnection.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final RedisServer redis;
    private final DefaultClientResources resources = DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .reconnectDelay(Delay.constant(BETWEEN_ATTEMPTS))
            .build();
    private final RedisClient client;
    private final CompletableFuture<StatefulRedisConnection<byte[], byte[]>> first = new CompletableFuture<>();
    private volatile boolean running;

    public RedisConnection(RedisServer redis) {
        this.redis = redis;
        this.client = RedisClient.create(resources, uri(redis));
        client.setOptions(ClientOptions.builder()
                // Nothing waits in a queue for a Redis that is away: the request goes on without it.
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(BETWEEN_ATTEMPTS)
                        .tcpNoDelay(true)
                        .build())
                .build());
    }

    /** The connection, as soon as Redis has been reached once; from then on it is made again by itself. */
    public CompletableFuture<StatefulRedisConnection<byte[], byte[]>> first() {
        return first;
    }

    @Override
    public void start() {
        running = true;
        connect();
    }

    private void connect() {
        var _ = client.connectAsync(ByteArrayCodec.INSTANCE, uri(redis)).whenComplete((connection, failure) -> {
            if (failure == null) {
                first.complete(connection);
            } else if (running) {
                log.atWarn()
                        .addKeyValue("redis", redis)
                        .addKeyValue("reason", failure.getMessage())
                        .log("Redis cannot be reached: limits are counted by this gateway alone");
                var _ = resources
                        .eventExecutorGroup()
                        .schedule(this::connect, BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
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

    @Override
    public int getPhase() {
        return PHASE;
    }

    private static RedisURI uri(RedisServer redis) {
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
