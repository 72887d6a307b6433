package io.candela.gateway.limits;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * What came of asking a bucket for credits.
 *
 * @param granted whether it gave them; if not, it gave none
 * @param remaining what is left in it
 * @param untilFull how long until it is full again, if nobody takes more
 * @param untilEnough if it did not give them: how long until it can
 */
record Taken(boolean granted, long remaining, Duration untilFull, Duration untilEnough) {
    static Taken of(ConsumptionProbe probe) {
        return new Taken(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset()),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}
