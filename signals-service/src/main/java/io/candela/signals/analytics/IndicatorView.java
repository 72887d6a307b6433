package io.candela.signals.analytics;

import io.candela.signals.indicators.IndicatorType;
import io.candela.signals.parameters.MixedParametersSchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** An indicator as the API shows it. */
@Schema(name = "Indicator", description = "One or more numbers derived from candles")
record IndicatorView(
        @Schema(description = "The name, by which it is asked for", example = "macd")
        String id,

        @Schema(example = "macd") String name,

        @Schema(description = "Grows whenever the same candles could give other digits", example = "1")
        int version,

        String description,
        MixedParametersSchema parameters,

        @Schema(description = "The names of its numbers", example = "[\"macd\",\"signal\",\"histogram\"]")
        List<String> lines) {

    static IndicatorView of(IndicatorType type) {
        return new IndicatorView(
                type.name(),
                type.name(),
                type.version(),
                type.description(),
                MixedParametersSchema.of(type.parameters()),
                type.lines());
    }
}
