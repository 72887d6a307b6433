package io.candela.signals.analytics;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Risk and return of an instrument. */
@Schema(name = "Metrics", description = "Risk and return of an instrument over a range of candles")
record MetricsView(
        Environment environment,
        Instrument instrument,
        Interval interval,

        @Schema(description = "Start of the range, inclusive, on open times")
        Instant from,

        @Schema(description = "End of the range, exclusive, on open times")
        Instant to,

        @Schema(description = "How many closed candles there are in it", example = "365")
        int candles,

        @Schema(description = "Name and version of the formulas", example = "metrics-1")
        String methodology,

        @Schema(
                description = "By measure, as /v1/metrics lists them; 12 significant digits, rounded half to even."
                        + " Those that the candles are too few for, or that would be divided by zero, are"
                        + " absent",
                example = "{\"volatility\":\"0.612045113207\",\"sharpe\":\"1.31770152643\"}")
        Map<String, BigDecimal> metrics,

        Beside benchmark,

        @Schema(description = "With rolling: an entry for each candle that a whole window ends with") @Nullable
        List<Row> rolling,

        @Schema(description = "With include=lineage") @Nullable
        Lineage lineage) {

    /** The instrument's returns beside a benchmark's. */
    @Schema(name = "MetricsBenchmark", description = "The returns beside those of a benchmark")
    record Beside(
            Instrument instrument,

            @Schema(
                    description = "How many returns were compared: those between candles that both have",
                    example = "364")
            int observations,

            @Schema(description = "How much of the benchmark's moves the returns make", example = "1.18") @Nullable
            BigDecimal beta,

            @Schema(description = "Pearson's correlation, -1 to 1", example = "0.81") @Nullable
            BigDecimal correlation) {}

    /** The numbers of one window. */
    @Schema(name = "MetricsRow", description = "The numbers of one window of returns")
    record Row(
            @Schema(description = "Start of the window's last candle")
            Instant openTime,

            @Schema(description = "End of the window's last candle")
            Instant closeTime,

            @Schema(description = "By measure", example = "{\"volatility\":\"0.58\"}")
            Map<String, BigDecimal> values) {}
}
