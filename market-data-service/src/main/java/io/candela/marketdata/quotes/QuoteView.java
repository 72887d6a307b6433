package io.candela.marketdata.quotes;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.Venue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;

/** A quote as the API shows it. */
@Schema(name = "Quote", description = "The best bid and ask of an instrument at one venue")
record QuoteView(
        Instrument instrument,

        Venue venue,

        @Schema(description = "The highest price that someone offers to pay")
        BigDecimal bid,

        @Schema(description = "Units of the base wanted at that price")
        BigDecimal bidQuantity,

        @Schema(description = "The lowest price at which someone offers to sell")
        BigDecimal ask,

        @Schema(description = "Units of the base offered at that price")
        BigDecimal askQuantity,

        Environment environment,

        @Schema(description = "When the venue says that the quote was made")
        Instant time,

        @Schema(description = "When it was received") Instant receivedAt) {

    static QuoteView of(Quote quote) {
        return new QuoteView(
                quote.instrument(),
                quote.venue(),
                quote.bid(),
                quote.bidQuantity(),
                quote.ask(),
                quote.askQuantity(),
                quote.environment(),
                quote.time(),
                quote.receivedAt());
    }
}
