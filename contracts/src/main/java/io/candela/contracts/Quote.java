package io.candela.contracts;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The best bid and ask of one venue.
 *
 * @param bid the highest price that someone offers to pay, in units of the quote currency
 * @param bidQuantity units of the base wanted at that price
 * @param ask the lowest price at which someone offers to sell
 * @param askQuantity units of the base offered at that price
 * @param time when the venue says that the quote was made
 */
public record Quote(
        Environment environment,
        Instrument instrument,
        Venue venue,
        BigDecimal bid,
        BigDecimal bidQuantity,
        BigDecimal ask,
        BigDecimal askQuantity,
        Instant time,
        Instant receivedAt) {

    public Quote {
        bid = Decimals.positive(bid, "bid");
        bidQuantity = Decimals.notNegative(bidQuantity, "bidQuantity");
        ask = Decimals.positive(ask, "ask");
        askQuantity = Decimals.notNegative(askQuantity, "askQuantity");
    }
}
