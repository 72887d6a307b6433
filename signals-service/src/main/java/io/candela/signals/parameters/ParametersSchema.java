package io.candela.signals.parameters;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole-number parameters as a JSON Schema, so that any validator can check values for them. */
@Schema(name = "WholeParameters", description = "JSON Schema (2020-12) of parameters, all whole numbers")
public record ParametersSchema(
        @Schema(example = "object") String type,

        @Schema(description = "By name of the parameter, the most important first")
        Map<String, ParameterSchema.Whole> properties,

        @Schema(example = "false") boolean additionalProperties) {

    /** Throws {@link ArithmeticException} for a parameter that has bounds which are no whole numbers. */
    public static ParametersSchema of(List<Parameter> parameters) {
        Map<String, ParameterSchema.Whole> properties = new LinkedHashMap<>();
        parameters.forEach(parameter -> properties.put(parameter.name(), ParameterSchema.Whole.of(parameter)));
        return new ParametersSchema("object", properties, false);
    }
}
