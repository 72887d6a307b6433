package io.candela.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Plan;
import io.candela.gateway.Link;
import io.candela.gateway.limits.PlanQuotas.Quotas;
import io.candela.gateway.redis.RedisConnection;
import io.candela.gateway.redis.RedisServer;
import io.candela.local.Infrastructure;
import io.github.bucket4j.TimeMeter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Limits that three gateways keep together on a real Redis. How long each of these takes is {@code -Dcandela.limits.seconds};
 * the figures that it ends with are printed.
 */
class SharedLimitsTest {
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("candela.limits.seconds", 2));
    private static final int GATEWAYS = 3;

    private final String key = "key_" + UUID.randomUUID();
    private final List<Gateway> gateways = new ArrayList<>();

    SharedLimitsTest() {
        for (int i = 0; i < GATEWAYS; i++) {
            gateways.add(new Gateway());
        }
    }

    @AfterEach
    void stop() {
        gateways.forEach(Gateway::stop);
    }

    @Test
    void aKeyThatIsHammeredEverywhereStaysWithinAFiftiethOfItsLimitAndAnotherIsUntouched() throws Exception {
        Plan plan = new Plan("p", 6000, 6000, 1_000_000, 1, 1, 1);
        Quotas other = quotas("key_" + UUID.randomUUID(), plan);
        long start = System.nanoTime();
        Count hammered = hammer(
                quotas(key, plan),
                TIME,
                () -> assertThat(gateways.getFirst().admit(other, 1)).isInstanceOf(Admission.Admitted.class));
        double allowed = 6000 + 100 * seconds(start);
        System.out.printf(
                "hammered over %d gateways for %s: %d of %d admitted, %.2f %% of %.0f%n",
                GATEWAYS, TIME, hammered.admitted(), hammered.asked(), 100 * hammered.admitted() / allowed, allowed);
        assertThat(hammered.asked()).isGreaterThan(hammered.admitted());
        assertThat(hammered.admitted()).isBetween((long) (0.9 * allowed), (long) (1.02 * allowed));
    }

    @Test
    void aClientThatHeedsTheHeadersIsNeverRefusedByAnyOfThem() {
        // It is empty again and again, and full again within a second.
        Quotas quotas = quotas(key, new Plan("p", 60_000, 1000, 1_000_000_000, 1, 1, 1));
        long end = System.nanoTime() + TIME.toNanos();
        long asked = 0;
        long waits = 0;
        while (System.nanoTime() < end) {
            Admission admission = gateways.get((int) (asked++ % GATEWAYS)).admit(quotas, 1);
            assertThat(admission).as("after %d requests", asked).isInstanceOf(Admission.Admitted.class);
            Admission.Admitted admitted = (Admission.Admitted) admission;
            if (LimitHeaders.promised(quotas.minute(), admitted.minute(), GATEWAYS - 1) == 0) {
                waits++;
                Duration reset = Duration.ofSeconds(
                        LimitHeaders.seconds(admitted.minute().untilFull()));
                await().pollDelay(reset).until(() -> true);
            }
        }
        System.out.printf(
                "a client that heeds the headers of %d gateways for %s: %d requests, %d waits, 0 refused%n",
                GATEWAYS, TIME, asked, waits);
        assertThat(waits).isPositive();
    }

    @Test
    void aBusyKeyNeedsRedisForOneInTwentyRequestsAtMost() {
        Quotas quotas = quotas(key, new Plan("p", 120_000, 120_000, 1_000_000_000, 1, 1, 1));
        Gateway gateway = gateways.getFirst();
        gateway.admit(quotas, 1);
        long before = gateway.link.messages();
        int requests = 20_000;
        for (int i = 0; i < requests; i++) {
            assertThat(gateway.admit(quotas, 1)).isInstanceOf(Admission.Admitted.class);
        }
        long trips = gateway.link.messages() - before;
        System.out.printf("%d requests of a busy key: %d round trips to Redis%n", requests, trips);
        assertThat(trips).isPositive().isLessThanOrEqualTo(requests / 20);
    }

    @Test
    void whileRedisIsAwayNobodyIsWithoutALimitAndNothingFails() throws Exception {
        Plan plan = new Plan("p", 6000, 600, 1_000_000, 1, 1, 1);
        Quotas quotas = quotas(key, plan);
        Count before = hammer(quotas, Duration.ofMillis(500), () -> {});
        assertThat(before.admitted()).isLessThan(before.asked());
        gateways.forEach(gateway -> gateway.link.cut());
        long start = System.nanoTime();
        Count away = hammer(quotas, TIME, () -> {});
        double allowed = 100 * seconds(start);
        System.out.printf(
                "Redis away for %s: %d of %d admitted, %.2f %% of %.0f%n",
                TIME, away.admitted(), away.asked(), 100 * away.admitted() / allowed, allowed);
        // Until a gateway has noticed, it may give out a few more than its part.
        assertThat(away.admitted()).isPositive().isLessThanOrEqualTo((long) (1.02 * allowed) + 10 * GATEWAYS);
        gateways.forEach(gateway -> gateway.link.restore());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> gateways.stream()
                        .noneMatch(gateway -> gateway.admit(quotas, 1).local()));
    }

    @Test
    void whatRedisForgetsIsNotGivenOutAgain() {
        Quotas quotas = quotas(key, new Plan("p", 60, 60, 100, 1, 1, 1));
        Gateway gateway = gateways.getFirst();
        assertThat(gateway.admit(quotas, 60)).isInstanceOf(Admission.Admitted.class);
        gateway.forget(quotas.minute(), quotas.day());
        assertThat(gateway.admit(quotas, 30))
                .isInstanceOfSatisfying(
                        Admission.Throttled.class,
                        throttled -> assertThat(throttled.local()).isFalse());
    }

    /** Has all gateways asked at once, by two each, while something {@code else} is done. */
    private Count hammer(Quotas quotas, Duration time, Runnable other) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        int threads = 2 * GATEWAYS;
        CountDownLatch running = new CountDownLatch(threads);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Count>> counts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Gateway gateway = gateways.get(i % GATEWAYS);
                counts.add(executor.submit(() -> {
                    Count count = new Count(0, 0);
                    while (System.nanoTime() < end) {
                        count = count.plus(gateway.admit(quotas, 1));
                    }
                    running.countDown();
                    return count;
                }));
            }
            while (running.getCount() > 0) {
                other.run();
                var _ = running.await(20, TimeUnit.MILLISECONDS);
            }
            Count sum = new Count(0, 0);
            for (Future<Count> count : counts) {
                sum = sum.plus(count.get());
            }
            return sum;
        }
    }

    private static Quotas quotas(String key, Plan plan) {
        Quota minute = Quota.minute(key, plan);
        Quota day = Quota.day("account of " + key, plan);
        return new Quotas(plan, minute, day, LimitHeaders.policy(minute, day));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private record Count(long asked, long admitted) {
        Count plus(Admission admission) {
            return new Count(asked + 1, admitted + (admission instanceof Admission.Admitted ? 1 : 0));
        }

        Count plus(Count other) {
            return new Count(asked + other.asked, admitted + other.admitted);
        }
    }

    /** What a gateway has for this. */
    private static final class Gateway {
        private final Link link =
                new Link(Infrastructure.redis().host(), Infrastructure.redis().port());
        private final RedisConnection redis = new RedisConnection(
                new RedisServer("127.0.0.1", link.port(), Infrastructure.redis().password(), false));
        private final StandIns standIns = new StandIns(1000, TimeMeter.SYSTEM_MILLISECONDS);
        private final Limiter limiter = new Limiter(
                new RedisBuckets(redis, 1000, quota -> standIns.of(quota).expected(), InstantSource.system()),
                standIns,
                LimitsConfiguration.breaker(),
                // More patient than by default, so that a slow machine makes no difference.
                new Limiter.Terms(Duration.ofSeconds(1), Duration.ofSeconds(1), Set.of()),
                () -> GATEWAYS - 1);

        Gateway() {
            redis.start();
            redis.first().join();
        }

        Admission admit(Quotas quotas, long credits) {
            return limiter.admit(quotas, credits).toCompletableFuture().join();
        }

        void forget(Quota... quotas) {
            for (Quota quota : quotas) {
                assertThat(redis.first()
                                .join()
                                .sync()
                                .del(("candela:limits:" + quota.bucket()).getBytes(StandardCharsets.UTF_8)))
                        .isEqualTo(1);
            }
        }

        void stop() {
            redis.stop();
            link.cut();
        }
    }
}
