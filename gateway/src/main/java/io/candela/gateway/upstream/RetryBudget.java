package io.candela.gateway.upstream;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often a service may be asked again: once for each ten requests, so that a service in trouble gets a tenth more at
 * most. A little is saved up for when it is needed.
 */
final class RetryBudget {
    private static final int PRICE = 10;
    private static final int SAVED = 5 * PRICE;

    private final AtomicInteger saved = new AtomicInteger();

    /** Another request came. */
    void earn() {
        if (saved.get() < SAVED) {
            saved.incrementAndGet();
        }
    }

    /** Whether one may be asked again; if so, that is taken from the budget. */
    boolean spend() {
        int before = saved.getAndUpdate(now -> now < PRICE ? now : now - PRICE);
        return before >= PRICE;
    }
}
