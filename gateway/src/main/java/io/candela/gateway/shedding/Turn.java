package io.candela.gateway.shedding;

import com.netflix.concurrency.limits.Limiter;

/** What is decided about a request that would go to a service. */
sealed interface Turn {
    /** It may; {@code listener} is to be told how it ended. */
    record Taken(Limiter.Listener listener) implements Turn {}

    /** The service has as much to do as it can, or as is left for this plan. */
    record Shed() implements Turn {}
}
