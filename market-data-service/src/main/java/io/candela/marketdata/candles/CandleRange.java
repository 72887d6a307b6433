package io.candela.marketdata.candles;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which candles are asked for.
 *
 * @param from inclusive, on open times; absent for the newest
 * @param to exclusive, on open times; absent for all that there are
 */
record CandleRange(
        Instrument instrument,
        Interval interval,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        Fill fill) {

    /** What is put in the place of intervals without a trade. */
    enum Fill {
        NONE,
        /** The last close before, with no volume. */
        PREVIOUS,
        /** Zeros. */
        ZERO
    }
}
