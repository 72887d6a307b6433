package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Candles, one of each open time. */
interface CandleList {
    /** The first {@code limit} candles that open in [from, to), in the order of time. */
    List<Candle> ascending(Instrument instrument, Interval interval, Instant from, Instant to, int limit);

    /** The last {@code limit} candles that open before {@code to}, in the order of time. */
    List<Candle> newest(Instrument instrument, Interval interval, Instant to, int limit);

    /** When the first candle opened. */
    default Optional<Instant> beginning(Instrument instrument, Interval interval) {
        return ascending(instrument, interval, Instant.MIN, Instant.MAX, 1).stream()
                .map(Candle::openTime)
                .findFirst();
    }
}
