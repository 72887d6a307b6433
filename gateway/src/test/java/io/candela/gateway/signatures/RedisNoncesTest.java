package io.candela.gateway.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.gateway.Link;
import io.candela.gateway.redis.RedisConnection;
import io.candela.gateway.redis.RedisServer;
import io.candela.gateway.signatures.Nonces.Use;
import io.candela.local.Infrastructure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.greenbytes.http.sfv.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nonces in a real Redis, as two gateways keep them. */
class RedisNoncesTest {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final SignaturesProperties PROPERTIES =
            new SignaturesProperties(WINDOW, Duration.ofSeconds(2), Duration.ofSeconds(10), Set.of());

    private final Gateway one = new Gateway();
    private final Gateway other = new Gateway();

    @BeforeEach
    void redisHasRunForLongerThanClocksMayDiffer() {
        await().until(() -> one.use(signature(id(), Instant.now())) == Use.FIRST);
    }

    @AfterEach
    void stop() {
        one.redis.stop();
        other.redis.stop();
    }

    @Test
    void whatOneGatewayHasAdmittedTheOtherKnows() {
        MessageSignature signature = signature(id(), Instant.now());
        assertThat(one.use(signature)).isEqualTo(Use.FIRST);
        assertThat(other.use(signature)).isEqualTo(Use.REPEATED);
        assertThat(one.use(signature)).isEqualTo(Use.REPEATED);
    }

    @Test
    void ofManyAtOnceOneIsTheFirst() {
        MessageSignature signature = signature(id(), Instant.now());
        List<CompletableFuture<Use>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(one.nonces.use(signature));
            all.add(other.nonces.use(signature));
        }
        assertThat(all.stream().map(CompletableFuture::join)).containsOnlyOnce(Use.FIRST);
    }

    @Test
    void aNonceIsRememberedForLongerThanItsSignatureIsGood() {
        MessageSignature signature = signature(id(), Instant.now());
        one.use(signature);
        long left = one.redis
                .first()
                .join()
                .sync()
                .pttl(("candela:nonce:" + signature.keyId() + ':' + signature.nonce())
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(Duration.ofMillis(left)).isGreaterThan(WINDOW).isLessThan(WINDOW.plusMinutes(1));
    }

    @Test
    void whatMayHaveBeenUsedBeforeRedisRanIsNotKnown() {
        assertThat(one.use(signature(id(), Instant.EPOCH))).isEqualTo(Use.UNKNOWN);
    }

    @Test
    void aRedisThatIsAwayFails() {
        one.link.cut();
        await().until(() -> one.nonces.use(signature(id(), Instant.now())).isCompletedExceptionally());
        assertThat(other.use(signature(id(), Instant.now()))).isEqualTo(Use.FIRST);
    }

    private static MessageSignature signature(String nonce, Instant created) {
        return new MessageSignature(
                Parser.parseInnerList("()"), created, nonce, "key_1", null, null, ByteBuffer.allocate(0));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    /** What a gateway has for this. */
    private static final class Gateway {
        private final Link link =
                new Link(Infrastructure.redis().host(), Infrastructure.redis().port());
        private final RedisConnection redis = new RedisConnection(
                new RedisServer("127.0.0.1", link.port(), Infrastructure.redis().password(), false));
        private final Nonces nonces = new RedisNonces(redis, PROPERTIES);

        Gateway() {
            redis.start();
            redis.first().join();
        }

        Use use(MessageSignature signature) {
            return nonces.use(signature).join();
        }
    }
}
