package io.candela.marketdata.candles;

import io.candela.contracts.Interval;
import io.candela.contracts.Trade;
import java.time.Instant;

/** What a {@link CandleBuilder} must find again after a restart. */
interface CandleMemory {
    /** Remembers that {@code trade}, which falls into {@code minute}, was counted; false if it was counted before. */
    boolean remember(Instant minute, Trade trade);

    /** Forgets which trades of {@code minute} were counted. */
    void forget(Instant minute);

    void save(Interval interval, Instant openTime, Draft draft);

    void remove(Interval interval, Instant openTime);
}
