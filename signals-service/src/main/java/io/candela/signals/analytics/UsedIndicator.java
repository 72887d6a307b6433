package io.candela.signals.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** An indicator as it was computed. */
@Schema(name = "UsedIndicator", description = "An indicator with the values that it was computed with")
record UsedIndicator(
        @Schema(description = "Name and values, in the order of the parameters", example = "macd(12,26,9)")
        String label,

        @Schema(example = "macd") String name,

        @Schema(description = "Version of the formula", example = "1")
        int version,

        @Schema(description = "Whole numbers as numbers, others as decimal strings")
        Map<String, Object> parameters) {

    static UsedIndicator of(IndicatorCall call) {
        return new UsedIndicator(call.label(), call.type().name(), call.type().version(), call.json());
    }
}
