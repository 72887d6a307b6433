package io.candela.marketdata.venues;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price.Exclusion;
import io.candela.contracts.Price.Input;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.FeedView;
import io.candela.marketdata.prices.Contributions.Contribution;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A venue as the API shows it. */
@Schema(
        name = "Venue",
        description = "An exchange: how it is heard, and what of it prices are not made of at the moment")
record VenueView(
        @Schema(description = "Id of the venue") Venue id,
        Environment environment,

        @Schema(description = "How many instruments are listed there", example = "20")
        int instruments,

        @Schema(description = "How many instruments' prices it is used for", example = "19")
        int used,

        @Schema(description = "What is left out of prices, and why")
        List<Excluded> excluded,

        @Schema(description = "The sources of its data; none where nobody listens to it")
        List<FeedView> feeds) {

    /** A venue's price of an instrument that the consolidated price is made without. */
    @Schema(name = "ExcludedPrice", description = "A venue's price that an instrument's price is made without, and why")
    record Excluded(
            Instrument instrument,

            @Schema(
                    description =
                            "`stale`: its newest trade is too old; `outlier`: it is too far from the other venues'")
            Exclusion reason,

            @Schema(description = "Price of the venue's newest trade")
            BigDecimal price,

            @Schema(description = "The venue's own id of that trade", example = "71")
            String tradeId,

            @Schema(description = "When the venue says that it happened")
            Instant asOf,

            @Schema(description = "How many seconds ago that was, by the environment's clock", example = "42")
            long age) {

        static Stream<Excluded> of(Contribution contribution, Instant now) {
            Exclusion reason = contribution.excluded();
            if (reason == null) {
                return Stream.empty();
            }
            Input input = contribution.input();
            long age = Math.max(0, Duration.between(input.asOf(), now).toSeconds());
            return Stream.of(
                    new Excluded(contribution.instrument(), reason, input.price(), input.tradeId(), input.asOf(), age));
        }
    }
}
