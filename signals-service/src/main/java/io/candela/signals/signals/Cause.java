package io.candela.signals.signals;

import io.candela.contracts.Signal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that a revision of a signal was made from: whoever has it can make the same bytes again.
 *
 * @param code identifies the classes that made it
 * @param since open time of the first candle that the strategy had seen
 * @param before where the strategy stood before the candle
 * @param candle the candle that led to the signal
 * @param prior the revision before; absent for the first
 * @param at when the candle, or the correction of it or of an earlier one, became known
 */
record Cause(
        String code,
        Instant since,
        Standing before,
        Seen candle,
        @Nullable Signal prior,
        Instant at) {}
