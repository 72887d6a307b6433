package io.candela.marketdata.history;

import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import java.util.Map;
import java.util.Set;

/**
 * The prices that were known at a time, as far as they have been stored.
 *
 * @param prices the newest of each instrument that had one
 * @param settled the instruments of which a later price is stored: since each one's are stored in the order in which they
 *     became known, nothing that was known then can be missing
 */
public record KnownPrices(Map<Instrument, Price> prices, Set<Instrument> settled) {
    public KnownPrices {
        prices = Map.copyOf(prices);
        settled = Set.copyOf(settled);
    }
}
