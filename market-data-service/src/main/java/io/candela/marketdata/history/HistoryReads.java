package io.candela.marketdata.history;

import io.candela.platform.problem.Unavailable;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Stands before the store: while it is away, requests for old data are refused at once instead of waiting for it. */
@Component
class HistoryReads {
    private static final Duration REST = Duration.ofSeconds(5);

    private final CircuitBreaker breaker = CircuitBreaker.of(
            "history",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(10)
                    .minimumNumberOfCalls(3)
                    .failureRateThreshold(50)
                    .waitDurationInOpenState(REST)
                    .automaticTransitionFromOpenToHalfOpenEnabled(false)
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .build());

    private final HistoryStore store;

    HistoryReads(HistoryStore store) {
        this.store = store;
    }

    <T> T read(Supplier<T> query) {
        if (!store.isOurs()) {
            throw away();
        }
        try {
            return breaker.executeSupplier(query);
        } catch (CallNotPermittedException | DataAccessException failure) {
            throw away();
        }
    }

    private static Unavailable away() {
        return new Unavailable("The history cannot be read at the moment; the newest values can.", REST);
    }
}
