package io.candela.gateway.limits;

import io.candela.gateway.redis.RedisConnection;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Places in Redis: a sorted set for each account, in which the score of a place is the instant (Redis' own clock, in
 * milliseconds) until which it is taken.
 */
final class RedisPlaces implements Places {
    private static final String NOW = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            """;
    private static final byte[] TAKE = bytes(NOW + """
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
            if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then
                return 0
            end
            redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[3])
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            return 1
            """);
    private static final byte[] RENEW = bytes(NOW + """
            for i = 2, #ARGV do
                redis.call('ZADD', KEYS[1], now + ARGV[1], ARGV[i])
            end
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            return #ARGV - 1
            """);
    private static final byte[] COUNT = bytes(NOW + """
            return redis.call('ZCOUNT', KEYS[1], '(' .. now, '+inf')
            """);

    private final CompletableFuture<RedisAsyncCommands<byte[], byte[]>> commands;
    private final Duration patience;

    RedisPlaces(RedisConnection redis, Duration patience) {
        this.commands = redis.first().thenApply(StatefulRedisConnection::async);
        this.patience = patience;
    }

    @Override
    public CompletableFuture<Boolean> take(String account, String place, int most, Duration lease) {
        return ask(redis -> redis.<Long>eval(
                                TAKE,
                                ScriptOutputType.INTEGER,
                                keys(account),
                                bytes(Long.toString(lease.toMillis())),
                                bytes(Integer.toString(most)),
                                bytes(place))
                        .toCompletableFuture())
                .thenApply(taken -> taken == 1);
    }

    @Override
    public CompletableFuture<Void> renew(String account, Collection<String> places, Duration lease) {
        byte[][] arguments = Stream.concat(Stream.of(Long.toString(lease.toMillis())), places.stream())
                .map(RedisPlaces::bytes)
                .toArray(byte[][]::new);
        return ask(redis -> redis.<Long>eval(RENEW, ScriptOutputType.INTEGER, keys(account), arguments)
                        .toCompletableFuture())
                .thenAccept(_ -> {});
    }

    @Override
    public CompletableFuture<Integer> taken(String account) {
        return ask(redis -> redis.<Long>eval(COUNT, ScriptOutputType.INTEGER, keys(account))
                        .toCompletableFuture())
                .thenApply(Long::intValue);
    }

    @Override
    public CompletableFuture<Void> leave(String account, String place) {
        return ask(redis -> redis.zrem(key(account), bytes(place)).toCompletableFuture())
                .thenAccept(_ -> {});
    }

    private <T> CompletableFuture<T> ask(Function<RedisAsyncCommands<byte[], byte[]>, CompletableFuture<T>> question) {
        if (!commands.isDone()) {
            return CompletableFuture.failedFuture(new IllegalStateException("Redis was never reached"));
        }
        return question.apply(commands.join()).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static byte[][] keys(String account) {
        return new byte[][] {key(account)};
    }

    private static byte[] key(String account) {
        return bytes("candela:streams:" + account);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
