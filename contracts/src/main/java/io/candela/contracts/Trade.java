package io.candela.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One trade, as its venue reported it.
 *
 * @param tradeId the venue's own id of the trade, unique within venue and instrument
 * @param price units of the quote currency for one unit of the base, above 0
 * @param quantity units of the base, at least 0 (a venue may report dust that rounds to nothing at its precision)
 * @param takerSide absent where the venue does not say
 * @param time when the venue says that it happened
 * @param receivedAt when Candela saw it; in a replay, the tape's own time
 */
public record Trade(
        Environment environment,
        Instrument instrument,
        Venue venue,
        String tradeId,
        BigDecimal price,
        BigDecimal quantity,
        @Nullable TakerSide takerSide,
        Instant time,
        Instant receivedAt) {

    public Trade {
        if (tradeId.isBlank()) {
            throw new IllegalArgumentException("A trade needs its venue's id");
        }
        price = Decimals.positive(price, "price");
        quantity = Decimals.notNegative(quantity, "quantity");
    }
}
