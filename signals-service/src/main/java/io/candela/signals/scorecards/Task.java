package io.candela.signals.scorecards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be scored.
 *
 * @param closing the signal that ended the position, where one did
 * @param correction of the outcome that there is; absent where there is none
 * @param from the open time of the earliest candle that may matter
 */
record Task(
        Emitted signal,
        Horizon horizon,
        @Nullable Emitted closing,
        @Nullable Integer correction,
        Instant from) {}
