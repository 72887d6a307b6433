package io.candela.signals.backtests.jobs;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.backtests.Objective;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body that asks for a back-test, as it came: {@link OrderReader} checks it and fills in what is left out. */
@Schema(name = "BacktestRequest", description = "The back-test that is wanted")
record BacktestRequest(
        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "What is traded; each has an equal part of the capital",
                                requiredMode = Schema.RequiredMode.REQUIRED),
                minItems = 1,
                maxItems = 20,
                uniqueItems = true)
        @Nullable
        List<Instrument> instruments,

        @Schema(description = "Length of the candles", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Interval interval,

        @Schema(
                description = "Open time of the first candle, inclusive",
                example = "2013-11-25T00:00:00Z",
                maxLength = LONGEST,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Instant from,

        @Schema(
                description = "Open time of the last candle, exclusive",
                example = "2013-12-02T00:00:00Z",
                maxLength = LONGEST,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        Instant to,

        @Schema(
                description = "Name of the strategy",
                example = "ema-cross",
                maxLength = LONGEST,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String strategy,

        @Schema(
                description = "What each parameter is tried with, by its name: a number, a list of numbers, or a range"
                        + " `{from, to, step}` with both ends inclusive; decimals may be strings. What is left out has its"
                        + " standard value. Several values make a grid, of which every combination is a trial.",
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                example = "{\"fast\": [8, 12], \"slow\": {\"from\": 20, \"to\": 40, \"step\": 5}}")
        @Nullable
        Map<String, ParameterValues> parameters,

        @Schema(
                description =
                        "What each fill costs, in hundredths of a percent of its value, at most 1000; 10 if left out",
                example = "10",
                maxLength = LONGEST)
        @Nullable
        BigDecimal feeBasisPoints,

        @Schema(
                description =
                        "By how much each fill is worse than the open, in hundredths of a percent, at most 1000; 5 if left out",
                example = "5",
                maxLength = LONGEST)
        @Nullable
        BigDecimal slippageBasisPoints,

        @Schema(
                description =
                        "Candles between the decision and the one at whose open it is filled, beyond the next one; 0 if left out",
                example = "0",
                minimum = "0",
                maximum = "1000")
        @Nullable
        Integer latency,

        @Schema(description = "Whether short is a position, rather than flat; true if left out") @Nullable
        Boolean shorts,

        @Schema(description = "How much a position takes; all of the equity if left out") @Nullable
        SizingRequest sizing,

        @Schema(
                description = "Candles before `from` that the strategy sees first; 500 if left out",
                example = "500",
                minimum = "0",
                maximum = "5000")
        @Nullable
        Integer warmUp,

        @Schema(description = "By what the best of a grid is chosen; the Sharpe ratio if left out") @Nullable
        Objective objective,

        @Schema(
                description =
                        "Has the parameters chosen anew again and again, and trades only what followed each choice;"
                                + " if left out, they are chosen once over the whole range")
        @Nullable
        WalkForwardRequest walkForward) {
    /** No name, number or time that means something here is longer. */
    private static final int LONGEST = 64;

    /** How much a new position takes. */
    @Schema(name = "BacktestSizing", description = "How much of the equity a new position takes")
    record SizingRequest(
            @Schema(
                    description = "`fixed`: always the share; `strength`: in proportion to the signal's strength;"
                            + " `volatility`: as much as keeps the volatility of the equity at the target")
            @Nullable
            Kind kind,

            @Schema(
                    description = "Of the equity, at most: above 0, at most 1; 1 if left out",
                    example = "1",
                    maxLength = LONGEST)
            @Nullable
            BigDecimal share,

            @Schema(
                    description = "Volatility in a year, for `volatility`; 0.5 if left out",
                    example = "0.5",
                    maxLength = LONGEST)
            @Nullable
            BigDecimal target,

            @Schema(
                    description = "How many returns volatility is estimated from; 30 if left out",
                    example = "30",
                    minimum = "2",
                    maximum = "5000")
            @Nullable
            Integer window) {

        /** What the share depends on. */
        enum Kind {
            FIXED,
            STRENGTH,
            VOLATILITY
        }
    }

    /** Windows that move over the range. */
    @Schema(name = "BacktestWalkForward", description = "Windows that move over the range")
    record WalkForwardRequest(
            @Schema(
                    description = "How long parameters are chosen on",
                    example = "P90D",
                    maxLength = LONGEST,
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Duration train,

            @Schema(
                    description = "How long they are traded after that, before they are chosen anew",
                    example = "P30D",
                    maxLength = LONGEST,
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Duration test) {}
}
