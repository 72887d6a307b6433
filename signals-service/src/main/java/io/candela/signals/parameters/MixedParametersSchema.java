package io.candela.signals.parameters;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters of any kind as a JSON Schema, so that any validator can check values for them. */
@Schema(name = "Parameters", description = "JSON Schema (2020-12) of parameters, whole numbers and decimals")
public record MixedParametersSchema(
        @Schema(example = "object") String type,

        @Schema(description = "By name of the parameter, the most important first")
        Map<String, ParameterSchema> properties,

        @Schema(example = "false") boolean additionalProperties) {

    public static MixedParametersSchema of(List<Parameter> parameters) {
        Map<String, ParameterSchema> properties = new LinkedHashMap<>();
        parameters.forEach(parameter -> properties.put(parameter.name(), ParameterSchema.of(parameter)));
        return new MixedParametersSchema("object", properties, false);
    }
}
