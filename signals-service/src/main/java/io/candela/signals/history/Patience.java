package io.candela.signals.history;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * How often a question may be asked again in the course of one piece of work: each part of it a few times, with jittered
 * pauses that grow, and all parts together no more often than the budget allows.
 */
final class Patience {
    private final AtomicInteger budget;
    private final Retry retry;

    /** As much as {@code properties} say for the reading of a range. */
    Patience(HistoryProperties properties) {
        this(properties, properties.retries());
    }

    /** For {@code retries} in all. */
    Patience(HistoryProperties properties, int retries) {
        this.budget = new AtomicInteger(retries);
        this.retry = Retry.of(
                "history",
                RetryConfig.custom()
                        .maxAttempts(properties.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                                properties.firstPause(), 2, 0.5, properties.longestPause()))
                        .retryOnException(this::isWorthAnother)
                        .build());
    }

    <T> T ask(Supplier<T> question) {
        return retry.executeSupplier(question);
    }

    /** Also a service that is left alone for the moment: waiting costs it nothing. What is wrong here stays wrong. */
    private boolean isWorthAnother(Throwable failure) {
        return !(failure instanceof CancellationException)
                && !(failure instanceof UnknownInstrument)
                && !(failure instanceof CandleParser.ForeignCandles)
                && budget.getAndDecrement() > 0;
    }
}
