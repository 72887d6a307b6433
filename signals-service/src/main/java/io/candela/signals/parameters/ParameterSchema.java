package io.candela.signals.parameters;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/** One parameter as a JSON Schema. */
@Schema(
        name = "Parameter",
        description = "JSON Schema of one parameter",
        oneOf = {ParameterSchema.Whole.class, ParameterSchema.Decimal.class})
public sealed interface ParameterSchema {
    static ParameterSchema of(Parameter parameter) {
        return switch (parameter.kind()) {
            case WHOLE -> Whole.of(parameter);
            case DECIMAL -> Decimal.of(parameter);
        };
    }

    /** A whole number. */
    @Schema(name = "WholeParameter", description = "JSON Schema of a whole-number parameter")
    record Whole(
            @Schema(example = "integer") String type,
            String description,
            @Schema(example = "1") int minimum,
            @Schema(example = "500") int maximum,
            @JsonProperty("default") @Schema(example = "12") int standard)
            implements ParameterSchema {

        static Whole of(Parameter parameter) {
            return new Whole(
                    "integer",
                    parameter.description(),
                    parameter.minimum().intValueExact(),
                    parameter.maximum().intValueExact(),
                    parameter.standard().intValueExact());
        }
    }

    /** A decimal, which JSON has in a string. */
    @Schema(
            name = "DecimalParameter",
            description = "JSON Schema of a decimal parameter; the bounds are those of its number")
    record Decimal(
            @Schema(example = "string") String type,
            @Schema(example = "decimal") String format,
            String description,
            @Schema(example = "0.1") double minimum,
            @Schema(example = "10") double maximum,
            @JsonProperty("default") BigDecimal standard)
            implements ParameterSchema {

        static Decimal of(Parameter parameter) {
            return new Decimal(
                    "string",
                    "decimal",
                    parameter.description(),
                    parameter.minimum().doubleValue(),
                    parameter.maximum().doubleValue(),
                    parameter.standard());
        }
    }
}
