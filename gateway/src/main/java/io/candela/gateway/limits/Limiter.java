package io.candela.gateway.limits;

import io.candela.gateway.limits.PlanQuotas.Quotas;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Takes what a request costs from its caller's buckets: the shared ones if they answer, otherwise the ones that stand in
 * for them here. After some failures it does not even ask for a while, so that callers do not wait for a store that is
 * away. Then, but for generous plans, a gateway gives out no more than its part: see docs/adr/0021.
 */
final class Limiter {
    private final Buckets shared;
    private final StandIns standIns;
    private final CircuitBreaker breaker;
    private final Terms terms;
    private final IntSupplier others;

    /** {@code others} says how many other gateways there are. */
    Limiter(Buckets shared, StandIns standIns, CircuitBreaker breaker, Terms terms, IntSupplier others) {
        this.shared = shared;
        this.standIns = standIns;
        this.breaker = breaker;
        this.terms = terms;
        this.others = others;
    }

    CompletionStage<Admission> admit(Quotas quotas, long credits) {
        return breaker.executeCompletionStage(() -> shared(quotas, credits)).exceptionally(_ -> local(quotas, credits));
    }

    /** Whether the shared buckets are being asked at all. */
    boolean sharing() {
        return breaker.getState() == CircuitBreaker.State.CLOSED;
    }

    private CompletableFuture<Admission> shared(Quotas quotas, long credits) {
        return ask(quotas.minute(), credits)
                .thenCompose(first -> first.granted()
                        ? ask(quotas.day(), credits).thenApply(second -> decide(first, second, false))
                        : CompletableFuture.completedFuture(new Admission.Throttled(first, null, false)));
    }

    private CompletableFuture<Taken> ask(Quota quota, long credits) {
        StandIn standIn = standIns.of(quota);
        // Of a bucket that nothing is known of, it is worth waiting for an answer.
        Duration patience = standIn.knows() ? terms.patience() : terms.firstPatience();
        CompletableFuture<Taken> taken = shared.take(quota, credits).thenApply(answer -> {
            standIn.learn(answer.remaining());
            return answer;
        });
        // An answer that comes too late is still something to learn from.
        return taken.isDone() ? taken : taken.copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Admission local(Quotas quotas, long credits) {
        int parts = sharing() || terms.generous().contains(quotas.plan().id()) ? 1 : 1 + others.getAsInt();
        Taken minute = standIns.of(quotas.minute()).take(credits, parts);
        return minute.granted()
                ? decide(minute, standIns.of(quotas.day()).take(credits, parts), true)
                : new Admission.Throttled(minute, null, true);
    }

    private static Admission decide(Taken minute, Taken day, boolean local) {
        return day.granted() ? new Admission.Admitted(minute, day, local) : new Admission.Throttled(minute, day, local);
    }

    /**
     * How it deals with a store that is slow or away.
     *
     * @param patience how long a request waits for the shared buckets
     * @param firstPatience how long it waits while nothing is known of its bucket
     * @param generous the plans of which each gateway gives out as much as all together should
     */
    record Terms(Duration patience, Duration firstPatience, Set<String> generous) {
        Terms {
            generous = Set.copyOf(generous);
        }
    }
}
