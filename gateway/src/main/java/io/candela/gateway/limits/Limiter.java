package io.candela.gateway.limits;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes what a request costs from its caller's buckets: the shared ones if they answer, otherwise this gateway's own.
 * After some failures it does not even ask for a while, so that callers do not wait for a store that is away.
 */
final class Limiter {
    private final Buckets shared;
    private final LocalBuckets local;
    private final CircuitBreaker breaker;

    Limiter(Buckets shared, LocalBuckets local, CircuitBreaker breaker) {
        this.shared = shared;
        this.local = local;
        this.breaker = breaker;
    }

    CompletionStage<Admission> admit(Quota minute, Quota day, long credits) {
        return breaker.executeCompletionStage(() -> admit(shared, minute, day, credits, false))
                .handle((admission, failure) -> failure == null
                        ? CompletableFuture.completedFuture(admission)
                        : admit(local, minute, day, credits, true))
                .thenCompose(chosen -> chosen);
    }

    /** Whether the shared buckets are being asked at all. */
    boolean sharing() {
        return breaker.getState() == CircuitBreaker.State.CLOSED;
    }

    private static CompletableFuture<Admission> admit(
            Buckets buckets, Quota minute, Quota day, long credits, boolean local) {
        return buckets.take(minute, credits)
                .thenCompose(first -> first.granted()
                        ? buckets.take(day, credits).thenApply(second -> decide(first, second, local))
                        : CompletableFuture.completedFuture(new Admission.Throttled(first, null, local)));
    }

    private static Admission decide(Taken minute, Taken day, boolean local) {
        return day.granted() ? new Admission.Admitted(minute, day, local) : new Admission.Throttled(minute, day, local);
    }
}
