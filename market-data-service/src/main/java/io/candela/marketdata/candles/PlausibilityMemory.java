package io.candela.marketdata.candles;

import io.candela.contracts.Trade;
import io.candela.contracts.Venue;

/** What a {@link Plausibility} must find again after a restart. */
interface PlausibilityMemory {
    void save(Venue venue, Level level);

    /** Keeps a trade that is not believed yet, under its number at its venue. */
    void hold(long number, Trade trade);

    void drop(Venue venue, long number);
}
