package io.candela.marketdata.prices;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Price.Exclusion;
import io.candela.contracts.Venue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A price as the API shows it: with its freshness at the time of the answer, and its inputs where they are asked for. */
@Schema(name = "Price", description = "What an instrument is worth, over all venues")
record PriceView(
        Instrument instrument,

        @Schema(description = "Units of the quote currency for one unit of the base")
        BigDecimal price,

        @Schema(description = "0 to 1: how closely the venues that were used agree", example = "0.8")
        BigDecimal confidence,

        @Schema(description = "How many venues were used") int venues,

        @Schema(description = "Name and version of the way it was computed", example = "wmedian-2")
        String methodology,

        Environment environment,

        @Schema(description = "Source time of the newest trade that was used")
        Instant asOf,

        @Schema(description = "When that trade was received")
        Instant receivedAt,

        @Schema(description = "From when on this price must not be taken for current")
        Instant staleAt,

        @Schema(description = "Whether staleAt has passed by the environment's clock")
        boolean stale,

        @Schema(description = "What each venue contributed; with include=lineage") @Nullable
        List<Input> inputs) {

    static PriceView of(Price price, Instant now, boolean lineage) {
        return new PriceView(
                price.instrument(),
                price.price(),
                price.confidence(),
                price.venues(),
                price.methodology(),
                price.environment(),
                price.asOf(),
                price.receivedAt(),
                price.staleAt(),
                !now.isBefore(price.staleAt()),
                lineage ? price.inputs().stream().map(Input::of).toList() : null);
    }

    /** What a venue contributed to a price. */
    @Schema(name = "PriceInput", description = "What one venue contributed to a price")
    record Input(
            Venue venue,

            @Schema(description = "Price of its latest trade")
            BigDecimal price,

            @Schema(description = "0 to 1: its share in the price", example = "0.4")
            BigDecimal weight,

            @Schema(description = "The venue's own id of that trade", example = "71")
            String tradeId,

            @Schema(description = "When the venue says that it happened")
            Instant asOf,

            @Schema(description = "Why the venue was left out; absent when it was used") @Nullable
            Exclusion excluded) {

        static Input of(Price.Input input) {
            return new Input(
                    input.venue(), input.price(), input.weight(), input.tradeId(), input.asOf(), input.excluded());
        }
    }
}
