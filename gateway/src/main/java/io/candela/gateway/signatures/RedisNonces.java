package io.candela.gateway.signatures;

import io.candela.gateway.redis.RedisConnection;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Nonces in Redis. What it has forgotten by a restart could come again: so a signature is not known from which it may have
 * been used before Redis began to run.
 */
final class RedisNonces implements Nonces {
    private static final byte[] USE = bytes("""
            local running = tonumber(string.match(redis.call('INFO', 'server'), 'uptime_in_seconds:(%d+)'))
            local begun = redis.call('TIME')[1] - running
            if tonumber(ARGV[2]) <= begun + ARGV[3] then
                return -1
            end
            if redis.call('SET', KEYS[1], '', 'NX', 'PX', ARGV[1]) then
                return 1
            end
            return 0
            """);

    private final CompletableFuture<RedisAsyncCommands<byte[], byte[]>> commands;
    private final SignaturesProperties properties;

    RedisNonces(RedisConnection redis, SignaturesProperties properties) {
        this.commands = redis.first().thenApply(StatefulRedisConnection::async);
        this.properties = properties;
    }

    @Override
    public CompletableFuture<Use> use(MessageSignature signature) {
        if (!commands.isDone()) {
            return CompletableFuture.failedFuture(new IllegalStateException("Redis was never reached"));
        }
        // Twice what clocks may differ: that of the caller from this one, and this one from another gateway's.
        Duration memory = properties.window().plus(properties.ahead().multipliedBy(2));
        byte[][] keys = {bytes("candela:nonce:" + signature.keyId() + ':' + signature.nonce())};
        return commands.join()
                .<Long>eval(
                        USE,
                        ScriptOutputType.INTEGER,
                        keys,
                        bytes(Long.toString(memory.toMillis())),
                        bytes(Long.toString(signature.created().getEpochSecond())),
                        bytes(Long.toString(properties.ahead().toSeconds())))
                .toCompletableFuture()
                .orTimeout(properties.patience().toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(answer -> answer < 0 ? Use.UNKNOWN : answer == 0 ? Use.REPEATED : Use.FIRST);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
