package io.candela.signals.analytics;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.indicators.Estimates;
import io.candela.signals.metrics.Level;
import io.candela.signals.metrics.Level.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Support and resistance of an instrument. */
@Schema(name = "Levels", description = "Support and resistance of an instrument")
record LevelsView(
        Environment environment,
        Instrument instrument,
        Interval interval,

        @Schema(description = "Start of the range, inclusive, on open times")
        Instant from,

        @Schema(description = "End of the range, exclusive, on open times")
        Instant to,

        @Schema(description = "The most touched first") List<View> data,

        @Schema(description = "With include=lineage") @Nullable
        Lineage lineage) {

    /** A price at which the market has turned. */
    @Schema(name = "Level", description = "A price at which the market has turned")
    record View(
            @Schema(description = "Whether it lies above the newest close, or not")
            Kind kind,

            @Schema(description = "Mean of the prices at which it turned; 12 significant digits")
            BigDecimal price,

            @Schema(description = "How often it turned there", example = "4")
            int touches,

            @Schema(description = "Start of the first candle that turned there")
            Instant firstTouched,

            @Schema(description = "Start of the last one") Instant lastTouched) {

        static View of(Level level) {
            return new View(
                    level.kind(),
                    Estimates.decimal(level.price()),
                    level.touches(),
                    level.firstTouched(),
                    level.lastTouched());
        }
    }
}
