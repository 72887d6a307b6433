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
public record PriceView(
        Instrument instrument,

        @Schema(
                description =
                        "`consolidated` where it is made of trades, `derived` where of the prices of other instruments",
                example = "consolidated")
        Venue venue,

        @Schema(description = "Units of the quote currency for one unit of the base")
        BigDecimal price,

        @Schema(
                description =
                        "0 to 1: how closely the venues that were used agree; where it is derived, 1 less the doubts of all legs",
                example = "0.8")
        BigDecimal confidence,

        @Schema(description = "How many venues were used; where it is derived, in the leg with the fewest")
        int venues,

        @Schema(description = "Name and version of the way it was computed", example = "wmedian-2")
        String methodology,

        Environment environment,

        @Schema(description = "Source time of the newest trade that was used; where it is derived, of the oldest leg")
        Instant asOf,

        @Schema(description = "When that trade was received")
        Instant receivedAt,

        @Schema(description = "From when on this price must not be taken for current")
        Instant staleAt,

        @Schema(
                description =
                        "Whether staleAt has passed by the environment's clock, or had at the time that asOf names")
        boolean stale,

        @Schema(description = "What each venue contributed; with include=lineage, unless it is derived") @Nullable
        List<Input> inputs,

        @Schema(description = "The way on which it was derived, from the base to the quote; with include=lineage")
        @Nullable
        List<PathLeg> path) {

    private static final Venue DERIVED = new Venue("derived");

    public static PriceView of(Price price, Instant now, boolean lineage) {
        return new PriceView(
                price.instrument(),
                Venue.CONSOLIDATED,
                price.price(),
                price.confidence(),
                price.venues(),
                price.methodology(),
                price.environment(),
                price.asOf(),
                price.receivedAt(),
                price.staleAt(),
                !now.isBefore(price.staleAt()),
                lineage ? price.inputs().stream().map(Input::of).toList() : null,
                null);
    }

    static PriceView of(CrossRate rate, Instant now, boolean lineage) {
        return new PriceView(
                rate.instrument(),
                DERIVED,
                rate.price(),
                rate.confidence(),
                rate.venues(),
                CrossRate.METHODOLOGY,
                rate.path().getFirst().price().environment(),
                rate.asOf(),
                rate.receivedAt(),
                rate.staleAt(),
                !now.isBefore(rate.staleAt()),
                null,
                lineage ? rate.path().stream().map(PathLeg::of).toList() : null);
    }

    /** A price on the way on which another was derived. */
    @Schema(name = "PathLeg", description = "A price on the way on which another one was derived, with its lineage")
    public record PathLeg(
            Instrument instrument,

            @Schema(description = "Whether it was divided by, since the way leads from its quote to its base")
            boolean inverse,

            BigDecimal price,

            @Schema(description = "0 to 1: how closely its venues agree", example = "0.8")
            BigDecimal confidence,

            @Schema(description = "How many venues were used")
            int venues,

            @Schema(description = "Name and version of the way it was computed", example = "wmedian-2")
            String methodology,

            @Schema(description = "Source time of the newest trade that was used")
            Instant asOf,

            @Schema(description = "When that trade was received")
            Instant receivedAt,

            @Schema(description = "From when on it must not be taken for current")
            Instant staleAt,

            @Schema(description = "What each venue contributed")
            List<Input> inputs) {

        static PathLeg of(Leg leg) {
            Price price = leg.price();
            return new PathLeg(
                    price.instrument(),
                    leg.inverse(),
                    price.price(),
                    price.confidence(),
                    price.venues(),
                    price.methodology(),
                    price.asOf(),
                    price.receivedAt(),
                    price.staleAt(),
                    price.inputs().stream().map(Input::of).toList());
        }
    }

    /** What a venue contributed to a price. */
    @Schema(name = "PriceInput", description = "What one venue contributed to a price")
    public record Input(
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

        public static Input of(Price.Input input) {
            return new Input(
                    input.venue(), input.price(), input.weight(), input.tradeId(), input.asOf(), input.excluded());
        }
    }
}
