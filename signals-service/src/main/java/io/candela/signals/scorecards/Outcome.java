package io.candela.signals.scorecards;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a signal by one horizon. Returns are shares of the entry price: 0.01 is 1 %. */
@Schema(name = "Outcome", description = "What became of a signal by one horizon; returns are shares of the entry price")
record Outcome(
        Emitted signal,

        @Schema(
                description =
                        "For how many candles the position was held, or `exit`: until the strategy wanted another",
                allowableValues = {"1", "4", "24", "exit"})
        String horizon,

        @Schema(description = "Grows each time that corrected candles give another outcome; the newest counts")
        int correction,

        @Schema(description = "Name and version of the way it was computed", example = "scorecard-1")
        String methodology,

        @Schema(description = "What a follower could get after the signal")
        Leg entry,

        @Schema(description = "What a follower could get at the horizon")
        Leg exit,

        @Schema(description = "The signal that ended it; absent where the horizon did") @Nullable
        Closing closedBy,

        @Schema(description = "How many candles passed from entry to exit", example = "4")
        int candles,

        @Schema(
                description = "Costs of a trade, in hundredths of a percent of its price; a position costs two",
                example = "10")
        BigDecimal feeBasisPoints,

        @Schema(description = "Return of the signal's position, after costs", example = "0.0123")
        BigDecimal net,

        @Schema(description = "Return of buying and holding from entry to exit, after costs", example = "0.0123")
        BigDecimal holding,

        @Schema(
                description = "Mean return, after costs, of the same position held for as long from every candle of the"
                        + " window; absent where the signal wants no position",
                example = "-0.0004")
        @Nullable
        BigDecimal random,

        @Schema(description = "From how many candles that mean is", example = "497")
        int randomEntries,

        @Schema(description = "Whether it paid: a position by its return, being flat by what holding would have lost")
        boolean hit) {

    Outcome corrected(int number) {
        return new Outcome(
                signal,
                horizon,
                number,
                methodology,
                entry,
                exit,
                closedBy,
                candles,
                feeBasisPoints,
                net,
                holding,
                random,
                randomEntries,
                hit);
    }

    /** A price that a position was entered or left at. */
    @Schema(name = "OutcomeLeg", description = "A price that a position was entered or left at")
    record Leg(
            @Schema(description = "When") Instant at,
            BigDecimal price,

            @Schema(description = "Open time of the candle that the price is from")
            Instant candleOpenTime,

            @Schema(description = "Revision of that candle", example = "0")
            int candleRevision) {}

    /** The signal that ended a position. */
    @Schema(name = "OutcomeClosing", description = "The signal that ended a position")
    record Closing(
            @Schema(description = "Id of the signal", example = "0c8f7d3b2a1e4f5061728394a5b6c7d8")
            String id,

            @Schema(example = "0") int revision) {}
}
