package io.candela.marketdata.candles;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A candle as the API shows it, or, marked as filled, what stands in for one where nothing was traded.
 *
 * @param same one of the newest candles, if this says what that says and no more: see {@link CandleJson}
 */
@Schema(name = "Candle", description = "What was traded in one interval")
record CandleView(
        Instrument instrument,
        Venue venue,
        Interval interval,

        @Schema(description = "Start of the interval, inclusive")
        Instant openTime,

        @Schema(description = "End of the interval, exclusive")
        Instant closeTime,

        @Schema(description = "Price of the first trade") BigDecimal open,
        @Schema(description = "Highest price") BigDecimal high,
        @Schema(description = "Lowest price") BigDecimal low,
        @Schema(description = "Price of the last trade") BigDecimal close,

        @Schema(description = "Units of the base that changed hands", example = "12.75")
        BigDecimal volume,

        @Schema(description = "Volume-weighted average price; the close where no trade was counted")
        BigDecimal vwap,

        @Schema(description = "How many trades were counted; 0 in what a venue made itself and was loaded afterwards")
        long trades,

        @Schema(
                description =
                        "Units of the base of those trades in which the buyer crossed the spread; absent if a venue did"
                                + " not say so of each of them",
                example = "7.5")
        @Nullable
        BigDecimal takerBuyVolume,

        @Schema(description = "Whether it is open, closed, or closed and corrected since")
        State state,

        @Schema(description = "0 for the candle as first closed, one more with each correction")
        int revision,

        @JsonProperty("final") @Schema(description = "Whether nothing can change this candle any more")
        boolean settled,

        Environment environment,

        @Schema(description = "When this revision became known, by the environment's clock")
        Instant knownAt,

        @Schema(description = "Present and true for what stands in for a candle: see the parameter fill") @Nullable
        Boolean filled,

        @Schema(
                description =
                        "Venues that were not heard for some of the time, so that trades may be missing; absent if none")
        @Nullable
        List<Venue> notObserved,

        @Schema(
                description =
                        "Venues whose trades of some of the time were asked for afterwards, or the one that made the candle"
                                + " itself, where it was loaded afterwards; absent if none")
        @Nullable
        List<Venue> backFilled,

        @JsonIgnore @Schema(hidden = true) @Nullable Candle same) {

    /** @param newest whether it is one of the newest, which are asked for again and again */
    static CandleView of(Candle candle, Observation observation, boolean newest) {
        boolean loaded = LoadedBefore.isLoaded(candle);
        List<Venue> missing = loaded ? null : observation.missing(candle.openTime(), candle.closeTime());
        List<Venue> filled =
                loaded ? List.of(candle.venue()) : observation.filled(candle.openTime(), candle.closeTime());
        return new CandleView(
                candle.instrument(),
                candle.venue(),
                candle.interval(),
                candle.openTime(),
                candle.closeTime(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.vwap(),
                candle.trades(),
                candle.takerBuyVolume(),
                candle.state(),
                candle.revision(),
                candle.isFinal(),
                candle.environment(),
                candle.knownAt(),
                null,
                missing,
                filled,
                newest && missing == null && filled == null ? candle : null);
    }

    /** What stands for an interval without a trade, at one price throughout. */
    static CandleView filled(
            Environment environment,
            Instrument instrument,
            Venue venue,
            ZonedInterval interval,
            Instant openTime,
            BigDecimal price,
            boolean settled,
            Instant knownAt) {
        return new CandleView(
                instrument,
                venue,
                interval.interval(),
                openTime,
                interval.end(openTime),
                price,
                price,
                price,
                price,
                BigDecimal.ZERO,
                price,
                0,
                BigDecimal.ZERO,
                State.CLOSED,
                0,
                settled,
                environment,
                knownAt,
                true,
                null,
                null,
                null);
    }
}
