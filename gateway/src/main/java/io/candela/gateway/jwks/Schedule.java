package io.candela.gateway.jwks;

import java.time.Duration;
import java.time.Instant;

/** Decides when keys are fetched: every so often, and sooner if one is wanted, but never as often as callers please. */
final class Schedule {
    private final Duration refresh;
    private final Duration retry;
    private Instant last = Instant.MIN;

    Schedule(JwksProperties properties) {
        this.refresh = properties.refresh();
        this.retry = properties.retry();
    }

    /** Whether to fetch at {@code now}; if so, that counts as done. */
    boolean due(Instant now, boolean wanted) {
        if (last.equals(Instant.MIN) || !now.isBefore(last.plus(wanted ? retry : refresh))) {
            last = now;
            return true;
        }
        return false;
    }
}
