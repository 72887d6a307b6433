package io.candela.marketdata.candles;

import io.candela.contracts.Interval;
import io.candela.marketdata.candles.CountedTrades.Page;
import java.time.Instant;

/** What a {@link CandleBuilder} must find again after a restart. */
interface CandleMemory {
    void save(Interval interval, Instant openTime, Draft draft);

    void remove(Interval interval, Instant openTime);

    /** Saves which trades of a page were counted. */
    void save(Page page, Numbers counted);

    void remove(Page page);
}
