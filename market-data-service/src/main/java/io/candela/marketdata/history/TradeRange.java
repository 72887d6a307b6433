package io.candela.marketdata.history;

import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which trades are meant.
 *
 * @param from inclusive
 * @param to exclusive
 * @param venue the only one; absent for all
 * @param takerSide the only one; absent for both, and for trades of which it is not known
 * @param minQuantity units of the base, inclusive; absent for any
 */
public record TradeRange(
        Instrument instrument,
        Instant from,
        Instant to,
        @Nullable Venue venue,
        @Nullable TakerSide takerSide,
        @Nullable BigDecimal minQuantity) {

    /** All of an instrument in [from, to). */
    public static TradeRange of(Instrument instrument, Instant from, Instant to) {
        return new TradeRange(instrument, from, to, null, null, null);
    }
}
