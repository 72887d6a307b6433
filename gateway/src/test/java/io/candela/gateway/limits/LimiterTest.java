package io.candela.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Plan;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LimiterTest {
    private static final Plan PLAN = new Plan("p", 5, 5, 8, 1, 1, 1);

    private final HandClock clock = new HandClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final LocalBuckets store = new LocalBuckets(100, clock);
    private boolean away;
    private final Buckets shared = (quota, credits) -> {
        asked.incrementAndGet();
        return away ? CompletableFuture.failedFuture(new IllegalStateException("away")) : store.take(quota, credits);
    };
    private final Limiter limiter = new Limiter(
            shared,
            new LocalBuckets(100, clock),
            CircuitBreaker.of(
                    "store",
                    CircuitBreakerConfig.custom()
                            .slidingWindowSize(4)
                            .minimumNumberOfCalls(4)
                            .waitDurationInOpenState(Duration.ofHours(1))
                            .build()));

    @Test
    void theSharedBucketsDecideWhileTheyAnswer() {
        assertThat(admit(1)).isInstanceOfSatisfying(Admission.Admitted.class, admitted -> {
            assertThat(admitted.local()).isFalse();
            assertThat(admitted.minute().remaining()).isEqualTo(4);
            assertThat(admitted.day().remaining()).isEqualTo(7);
        });
    }

    @Test
    void theMinuteRefusesWithoutTouchingTheDay() {
        assertThat(admit(5)).isInstanceOf(Admission.Admitted.class);
        assertThat(admit(1))
                .isInstanceOfSatisfying(
                        Admission.Throttled.class,
                        throttled -> assertThat(throttled.day()).isNull());
        clock.pass(Duration.ofMinutes(1));
        assertThat(admit(3)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void theDayRefusesWhatTheMinuteWouldAllow() {
        assertThat(admit(5)).isInstanceOf(Admission.Admitted.class);
        clock.pass(Duration.ofMinutes(1));
        assertThat(admit(5)).isInstanceOfSatisfying(Admission.Throttled.class, throttled -> {
            assertThat(throttled.day()).isNotNull();
            assertThat(throttled.minute().granted()).isTrue();
        });
    }

    @Test
    void withoutAStoreThisGatewaysOwnBucketsStillLimit() {
        away = true;
        for (int i = 0; i < 5; i++) {
            assertThat(admit(1))
                    .isInstanceOfSatisfying(
                            Admission.Admitted.class,
                            admitted -> assertThat(admitted.local()).isTrue());
        }
        assertThat(admit(1)).isInstanceOf(Admission.Throttled.class);
    }

    @Test
    void aStoreThatIsAwayIsNotAskedForEver() {
        away = true;
        for (int i = 0; i < 50; i++) {
            admit(1);
        }
        assertThat(asked).hasValue(4);
        assertThat(limiter.sharing()).isFalse();
    }

    private Admission admit(long credits) {
        return limiter.admit(Quota.minute("key_1", PLAN), Quota.day("acct_1", PLAN), credits)
                .toCompletableFuture()
                .join();
    }
}
