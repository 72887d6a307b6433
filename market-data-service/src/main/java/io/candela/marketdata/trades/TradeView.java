package io.candela.marketdata.trades;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A trade as the API shows it. */
@Schema(name = "Trade", description = "A trade as its venue reported it")
record TradeView(
        Instrument instrument,
        Venue venue,

        @Schema(description = "The venue's own id of the trade")
        String tradeId,

        @Schema(description = "Units of the quote currency for one unit of the base")
        BigDecimal price,

        @Schema(description = "Units of the base; 0 for dust below the venue's precision", example = "0.25")
        BigDecimal quantity,

        @Schema(description = "Which side crossed the spread; absent where the venue does not say") @Nullable
        TakerSide takerSide,

        Environment environment,

        @Schema(description = "When the venue says that it happened")
        Instant time,

        @Schema(description = "When it was received") Instant receivedAt) {

    static TradeView of(Trade trade) {
        return new TradeView(
                trade.instrument(),
                trade.venue(),
                trade.tradeId(),
                trade.price(),
                trade.quantity(),
                trade.takerSide(),
                trade.environment(),
                trade.time(),
                trade.receivedAt());
    }
}
