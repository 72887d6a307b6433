package io.candela.signals.signals;

import io.candela.contracts.Signal;
import io.candela.signals.strategies.Stance;
import io.candela.signals.strategies.Strategy;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a signal of a strategy for one instrument was made from.
 *
 * @param before where the strategy stood before the candle
 * @param at when the candle, or the correction of it or of an earlier one, became known
 */
record SeriesCause(
        String code,
        Instant since,
        Standing before,
        Seen candle,
        @Nullable Signal prior,
        Instant at) implements Cause {

    /** What {@code fold} turns to; nothing where it stays, or takes its first position. */
    Optional<Stance> turn(Strategy.Fold fold) {
        before.restore(fold);
        fold.update(candle.bar());
        return before.changesTo(Standing.of(fold)) ? Optional.of(Stance.of(fold)) : Optional.empty();
    }
}
