package io.candela.marketdata.tickers;

import io.candela.contracts.Candle;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The candles of one instrument whose open times lie in [from, to), as they were at hand at one moment.
 *
 * @param traded what they add up to; absent where there are none
 * @param open those of them that were still open
 * @param knownAt when the newest revision of the others became known; absent where there are none
 * @param heardFrom when the first candle opened that there has ever been, as far as is known
 * @param atHandFrom from when on every candle is at hand
 */
record Window(
        Instant from,
        Instant to,
        @Nullable Traded traded,
        List<Candle> open,
        @Nullable Instant knownAt,
        Instant heardFrom,
        Instant atHandFrom) {}
