package io.candela.signals.analytics;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.indicators.Estimates;
import io.candela.signals.metrics.Correlations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the returns of instruments move together. */
@Schema(name = "Correlations", description = "How the returns of instruments move together")
record CorrelationsView(
        Environment environment,
        Interval interval,

        @Schema(description = "Start of the range, inclusive, on open times")
        Instant from,

        @Schema(description = "End of the range, exclusive, on open times")
        Instant to,

        @Schema(description = "In the order of the rows and columns of the matrix")
        List<Instrument> instruments,

        @Schema(description = "How many returns were compared: those between candles that all have", example = "364")
        int observations,

        @Schema(
                description = "Pearson's correlation of each with each, -1 to 1; null where a price never moved",
                example = "[[\"1\",\"0.81\"],[\"0.81\",\"1\"]]")
        List<List<@Nullable BigDecimal>> matrix) {

    static CorrelationsView of(Environment environment, Range range, Correlations correlations) {
        return new CorrelationsView(
                environment,
                range.interval(),
                range.from(),
                range.to(),
                correlations.instruments(),
                correlations.observations(),
                correlations.rows().stream().map(CorrelationsView::decimals).toList());
    }

    private static List<@Nullable BigDecimal> decimals(List<Double> row) {
        return row.stream()
                .<@Nullable BigDecimal>map(value -> value.isNaN() ? null : Estimates.decimal(value))
                .toList();
    }
}
