package io.candela.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Credential;
import io.candela.contracts.Plan;
import io.candela.gateway.Link;
import io.candela.gateway.credentials.Credentials;
import io.candela.gateway.redis.RedisConnection;
import io.candela.gateway.redis.RedisServer;
import io.candela.local.Infrastructure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The limit of open streams with a real Redis, as two gateways keep it. */
class RedisPlacesTest {
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int MOST = 3;

    private final Credential credential =
            Credentials.active(UUID.randomUUID().toString(), Credentials.key(), "free", "stream");
    private final Gateway one = new Gateway();
    private final Gateway other = new Gateway();

    @AfterEach
    void stop() {
        one.stop();
        other.stop();
    }

    @Test
    void gatewaysShareThePlacesOfAnAccount() {
        StreamPlace first = one.admit();
        one.admit();
        other.admit();
        one.refuse();
        other.refuse();
        first.leave();
        await().untilAsserted(other::admit);
        one.refuse();
    }

    @Test
    void manyAtOnceAreAdmittedAsOftenAsThereArePlaces() {
        List<CompletableFuture<StreamAdmission>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(one.ask());
            all.add(other.ask());
        }
        assertThat(all.stream().map(CompletableFuture::join).filter(StreamAdmission.Admitted.class::isInstance))
                .hasSize(MOST);
    }

    @Test
    void aPlaceIsKeptForAsLongAsItsGatewayLives() {
        for (int i = 0; i < MOST; i++) {
            one.admit();
        }
        await().during(LEASE.multipliedBy(2)).atMost(LEASE.multipliedBy(3)).untilAsserted(other::refuse);
    }

    @Test
    void thePlacesOfAGatewayThatWasKilledBecomeFree() {
        for (int i = 0; i < MOST; i++) {
            one.admit();
        }
        other.refuse();
        one.kill();
        other.refuse();
        await().atMost(LEASE.multipliedBy(2)).untilAsserted(other::admit);
    }

    @Test
    void withoutRedisAGatewayCountsItsOwnAndTellsTheOthersAfterwards() {
        one.admit();
        one.link.cut();
        one.admit();
        one.admit();
        one.refuse();
        other.admit();
        one.link.restore();
        // All four are open: one more than the plan allows, and no further one comes.
        await().atMost(Duration.ofSeconds(10)).until(() -> other.taken() == MOST + 1);
        other.refuse();
    }

    @Test
    void aRedisThatDoesNotAnswerHoldsNobodyUp() {
        one.admit();
        one.link.hold();
        one.admit();
        one.admit();
        one.refuse();
        assertThat(one.metrics
                        .counter("candela.gateway.limits.streams", "outcome", "admitted", "places", "replica")
                        .count())
                .isEqualTo(2);
        one.link.restore();
    }

    /** What a gateway has for this. */
    private final class Gateway {
        private final Link link =
                new Link(Infrastructure.redis().host(), Infrastructure.redis().port());
        private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        private final RedisConnection redis = new RedisConnection(
                new RedisServer("127.0.0.1", link.port(), Infrastructure.redis().password(), false));
        private final StreamLimiter limiter = new StreamLimiter(
                new RedisPlaces(redis, Duration.ofSeconds(1)),
                _ -> new Plan("free", 1, 1, 1, MOST, 1, 1),
                LEASE,
                new PlaceMetrics(metrics));
        private final LeaseRunner leases = new LeaseRunner(limiter, LEASE);

        Gateway() {
            redis.start();
            redis.first().join();
            leases.start();
        }

        CompletableFuture<StreamAdmission> ask() {
            return limiter.admit(credential).toCompletableFuture();
        }

        StreamPlace admit() {
            StreamAdmission admission = ask().join();
            assertThat(admission).isInstanceOf(StreamAdmission.Admitted.class);
            return ((StreamAdmission.Admitted) admission).place();
        }

        void refuse() {
            assertThat(ask().join()).isInstanceOf(StreamAdmission.Refused.class);
        }

        /** How many places of the account Redis knows of. */
        long taken() {
            return redis.first()
                    .join()
                    .sync()
                    .zcard(("candela:streams:" + credential.account()).getBytes(StandardCharsets.UTF_8));
        }

        /** It does nothing any more, and its connection is gone. */
        void kill() {
            leases.stop();
            link.cut();
        }

        void stop() {
            leases.stop();
            redis.stop();
            link.cut();
        }
    }
}
