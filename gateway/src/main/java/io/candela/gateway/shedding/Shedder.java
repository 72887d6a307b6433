package io.candela.gateway.shedding;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limiter.AbstractLimiter;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decides whose requests one service is given. The limit follows how fast it answers; a plan's requests are let through
 * until a share of it is in use, so that those of the lowest plan are the first that are turned away, and the last plan
 * has room that nobody else can take.
 */
final class Shedder extends AbstractLimiter<Integer> {
    private static final int ALL = 100;

    private Shedder(Builder builder) {
        super(builder);
    }

    static Shedder of(Limit limit, LongSupplier nanoTime) {
        return new Shedder(new Builder().limit(limit).nanoClock(nanoTime));
    }

    /** A turn for a request of a plan that has {@code share} percent. */
    Turn take(int share) {
        return acquire(share).<Turn>map(Turn.Taken::new).orElseGet(Turn.Shed::new);
    }

    @Override
    public Optional<Limiter.Listener> acquire(Integer share) {
        return getInflight() < places(share) ? Optional.of(createListener()) : createRejectedListener();
    }

    /** How many requests may be under way, all plans together, for one of this share to be let through. */
    int places(int share) {
        return Math.max(1, getLimit() * share / ALL);
    }

    private static final class Builder extends AbstractLimiter.Builder<Builder> {
        @Override
        protected Builder self() {
            return this;
        }
    }
}
