package io.candela.signals.backtests.jobs;

import io.candela.contracts.Instrument;
import io.candela.contracts.Signal.Side;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came out of a back-test, as the API shows it and the database keeps it. */
@Schema(
        name = "BacktestResult",
        description = "What came out of a back-test: shares of the start capital, estimated in floating point. A number"
                + " that cannot be told, such as the Sharpe ratio of no trade, is absent.")
record BacktestReport(
        @Schema(example = "ema-cross") String strategy,

        @Schema(description = "The version of the strategy's code", example = "1")
        int version,

        @Schema(
                description = "The values that the figures are of: the best of the grid. Absent when walked forward,"
                        + " since each step has its own.")
        @Nullable
        Map<String, Object> parameters,

        Figures figures,

        @Schema(description = "Buying at the first open and selling at the last close, after the same fees")
        Holding buyAndHold,

        @Schema(description = "Of the closes there was a position at; the mean of the instruments", example = "0.53")
        @Nullable
        BigDecimal exposure,

        @Schema(
                description = "How many times in a year the equity was traded; buying and selling all of it is 2",
                example = "12.5")
        @Nullable
        BigDecimal turnover,

        @Schema(description = "How many trades there were", example = "42")
        int tradeCount,

        @Schema(
                description = "How many signals led to them; at /v1/backtests/{id}/signals are the first "
                        + MOST_SIGNALS + ". Absent in results of the time before signals were kept.",
                example = "84")
        @Nullable
        Long signalCount,

        @Schema(description = "Of the trades that gained", example = "0.44") @Nullable
        BigDecimal hitRate,

        @Schema(description = "What a trade gained on average, as a share of what was put in", example = "0.012")
        @Nullable
        BigDecimal expectancy,

        @Schema(description = "Sum of the gains over the sum of the losses", example = "1.7") @Nullable
        BigDecimal profitFactor,

        Significance deflatedSharpe,

        @Schema(
                description = "The capital over time, from 1 on: at most " + MOST_POINTS
                        + " points, the last, and from the first on every so many")
        List<Point> equityCurve,

        @Schema(description = "In the order of time, instrument by instrument; the first " + MOST_TRADES)
        List<TradeView> trades,

        @Schema(
                description = "The trials of a grid, those with the best score first; the first " + MOST_TRIALS
                        + ". Absent for a single one and when walked forward.")
        @Nullable
        List<TrialView> trials,

        @Schema(description = "How many combinations of the grid contradicted themselves, and were not tried") @Nullable
        Long contradictory,

        @Schema(description = "Which values were chosen when; absent unless walked forward") @Nullable
        List<StepView> steps) {

    static final int MOST_POINTS = 1000;
    static final int MOST_TRADES = 5000;
    static final int MOST_TRIALS = 1000;
    static final int MOST_SIGNALS = 10_000;

    /** What is measured of one curve. */
    @Schema(
            name = "BacktestFigures",
            description = "What is measured of a curve of capital. Rates are per year, periods are candles.")
    record Figures(Map<String, BigDecimal> measures) {}

    /** How holding would have fared. */
    @Schema(name = "BacktestHolding", description = "How buying and holding would have fared")
    record Holding(Map<String, BigDecimal> measures, List<Point> equityCurve) {}

    /** The capital at a time. */
    @Schema(name = "BacktestPoint", description = "The capital at a time")
    record Point(Instant time, @Schema(example = "1.0372") BigDecimal equity) {}

    /** Whether it was luck. */
    @Schema(
            name = "DeflatedSharpe",
            description = "How sure one can be that the best of so many trials was more than luck (Bailey and Lopez de"
                    + " Prado, 2014)")
    record Significance(
            @Schema(description = "How many trials it is the best of", example = "42")
            int trials,

            @Schema(
                    description = "The Sharpe ratio per candle that the best of as many trials without skill has",
                    example = "0.031")
            @Nullable
            BigDecimal luckySharpe,

            @Schema(
                    description =
                            "That the true Sharpe ratio exceeds that, 0 to 1; below 0.95 it is not to be told from luck",
                    example = "0.71")
            @Nullable
            BigDecimal probability) {}

    /** A position from its beginning to its end. */
    @Schema(name = "BacktestTrade", description = "A position from its beginning to its end")
    record TradeView(
            Instrument instrument,
            Side side,

            @Schema(description = "Of the equity that was put in", example = "1") @Nullable
            BigDecimal share,

            Instant enteredAt,

            @Schema(description = "With slippage, before the fee") @Nullable
            BigDecimal entryPrice,

            Instant exitedAt,

            @Schema(description = "With slippage, before the fee") @Nullable
            BigDecimal exitPrice,

            @Schema(description = "After fees, as a share of what was put in", example = "0.023") @Nullable
            BigDecimal profit,

            @Schema(description = "Whether not the strategy but the end of the range, or ruin, ended it")
            boolean cutOff) {}

    /** One point of the grid. */
    @Schema(name = "BacktestTrial", description = "One point of the grid, and in short what came of it")
    record TrialView(
            Map<String, Object> parameters,
            @Nullable BigDecimal totalReturn,
            @Nullable BigDecimal sharpe,
            @Nullable BigDecimal maxDrawdown,
            int trades,

            @Schema(description = "What the best is chosen by") @Nullable
            BigDecimal score) {}

    /** One window of a walk forward. */
    @Schema(name = "BacktestStep", description = "One window: what was chosen, and what came of it afterwards")
    record StepView(
            Instant trainFrom,

            @Schema(description = "End of the training, start of the test")
            Instant testFrom,

            Instant testTo,
            TrialView chosen,
            Map<String, BigDecimal> measures) {}
}
