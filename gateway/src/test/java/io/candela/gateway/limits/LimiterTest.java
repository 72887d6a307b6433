package io.candela.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Plan;
import io.candela.gateway.limits.PlanQuotas.Quotas;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LimiterTest {
    private static final Plan PLAN = new Plan("p", 5, 5, 8, 1, 1, 1);
    private static final Plan LONG_DAY = new Plan("q", 5, 5, 1000, 1, 1, 1);

    private final HandClock clock = new HandClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final LocalBuckets store = new LocalBuckets(100, clock);
    private boolean away;
    private boolean slow;
    private int others;
    private final Buckets shared = (quota, credits) -> {
        asked.incrementAndGet();
        if (away) {
            return CompletableFuture.failedFuture(new IllegalStateException("away"));
        }
        CompletableFuture<Taken> taken = store.take(quota, credits);
        return slow ? new CompletableFuture<>() : taken;
    };
    private final Limiter limiter = limiter(Set.of());

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
    void anAnswerThatComesTooLateDoesNotFillABucketThatWasUsedUp() {
        assertThat(admit(5)).isInstanceOf(Admission.Admitted.class);
        slow = true;
        assertThat(admit(1)).isInstanceOfSatisfying(Admission.Throttled.class, throttled -> {
            assertThat(throttled.local()).isTrue();
            assertThat(throttled.minute().untilEnough()).isEqualTo(Duration.ofSeconds(12));
        });
        clock.pass(Duration.ofSeconds(12));
        assertThat(admit(1)).isInstanceOf(Admission.Admitted.class);
        assertThat(admit(1)).isInstanceOf(Admission.Throttled.class);
    }

    @Test
    void nothingIsTakenTwiceFromWhatWasLastKnown() {
        assertThat(admit(3)).isInstanceOf(Admission.Admitted.class);
        slow = true;
        assertThat(admit(2)).isInstanceOf(Admission.Admitted.class);
        assertThat(admit(1)).isInstanceOf(Admission.Throttled.class);
        slow = false;
        // The store took what it was asked for, although it did not say so in time.
        assertThat(admit(1)).isInstanceOf(Admission.Throttled.class);
    }

    @Test
    void aDayThatWasUsedUpStaysSoUntilMidnightWhileTheStoreIsAway() {
        assertThat(admit(5)).isInstanceOf(Admission.Admitted.class);
        clock.pass(Duration.ofMinutes(1));
        assertThat(admit(3)).isInstanceOf(Admission.Admitted.class);
        away = true;
        clock.pass(Duration.ofHours(1));
        assertThat(admit(1))
                .isInstanceOfSatisfying(
                        Admission.Throttled.class,
                        throttled -> assertThat(throttled.day()).isNotNull());
        clock.pass(Duration.ofHours(11));
        assertThat(admit(5)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void whileTheStoreIsAwayEachGatewayHasItsPart() {
        others = 4;
        openBreaker();
        int passed = 0;
        for (int second = 0; second <= 60; second++) {
            passed += admitted(limiter.admit(quotas("acct_1", LONG_DAY), 1)) instanceof Admission.Admitted ? 1 : 0;
            clock.pass(Duration.ofSeconds(1));
        }
        // A fifth of 5 to begin with, and a fifth of 5 a minute.
        assertThat(passed).isEqualTo(2);
    }

    @Test
    void callersOfGenerousPlansHaveTheWholeAtEachGateway() {
        others = 4;
        Limiter generous = limiter(Set.of("p"));
        away = true;
        for (int i = 0; i < 5; i++) {
            assertThat(admit(generous, 1)).isInstanceOf(Admission.Admitted.class);
        }
        assertThat(admit(generous, 1)).isInstanceOf(Admission.Throttled.class);
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

    private void openBreaker() {
        away = true;
        for (int i = 0; i < 4; i++) {
            var _ = admitted(limiter.admit(quotas("acct_2", PLAN), 1));
        }
        assertThat(limiter.sharing()).isFalse();
    }

    private Admission admit(long credits) {
        return admit(limiter, credits);
    }

    private static Admission admit(Limiter limiter, long credits) {
        return admitted(limiter.admit(quotas("acct_1", PLAN), credits));
    }

    private static Admission admitted(CompletionStage<Admission> admission) {
        return admission.toCompletableFuture().join();
    }

    private static Quotas quotas(String account, Plan plan) {
        Quota minute = Quota.minute("key of " + account, plan);
        Quota day = Quota.day(account, plan);
        return new Quotas(plan, minute, day, LimitHeaders.policy(minute, day));
    }

    private Limiter limiter(Set<String> generous) {
        CircuitBreaker breaker = CircuitBreaker.of(
                "store",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(4)
                        .minimumNumberOfCalls(4)
                        .waitDurationInOpenState(Duration.ofHours(1))
                        .build());
        Limiter.Terms terms = new Limiter.Terms(Duration.ofMillis(1), Duration.ofMillis(1), generous);
        return new Limiter(shared, new StandIns(100, clock), breaker, terms, () -> others);
    }
}
