package io.candela.signals.analytics;

import io.candela.signals.metrics.Measure;
import io.swagger.v3.oas.annotations.media.Schema;

/** A measure of risk or return as the API shows it. */
@Schema(name = "Measure", description = "A measure of risk or return")
record MeasureView(
        @Schema(description = "The name, by which it is asked for", example = "sharpe")
        String id,

        @Schema(example = "sharpe") String name,
        String description) {

    static MeasureView of(Measure measure) {
        return new MeasureView(measure.label(), measure.label(), measure.description());
    }
}
