package io.candela.signals.parameters;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.candela.signals.parameters.Parameter.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters as a JSON Schema, so that any validator can check values for them. */
@Schema(name = "Parameters", description = "JSON Schema (2020-12) of parameters")
public record ParametersSchema(
        @Schema(example = "object") String type,

        @Schema(description = "By name of the parameter, the most important first")
        Map<String, ParameterSchema> properties,

        @Schema(example = "false") boolean additionalProperties) {

    public static ParametersSchema of(List<Parameter> parameters) {
        Map<String, ParameterSchema> properties = new LinkedHashMap<>();
        parameters.forEach(parameter -> properties.put(parameter.name(), ParameterSchema.of(parameter)));
        return new ParametersSchema("object", properties, false);
    }

    /** One parameter as a JSON Schema: an integer, or a decimal in a string, whose bounds are those of its number. */
    @Schema(name = "Parameter", description = "JSON Schema of one parameter")
    public record ParameterSchema(
            @Schema(
                    description = "`integer`, or `string` for a decimal",
                    allowableValues = {"integer", "string"},
                    example = "integer")
            String type,

            @Schema(description = "Present for a decimal", example = "decimal") @Nullable
            String format,

            String description,

            @Schema(description = "The least number", example = "1")
            Number minimum,

            @Schema(description = "The greatest number", example = "500")
            Number maximum,

            @JsonProperty("default")
            @Schema(
                    description = "What is taken where nothing is said",
                    types = {"integer", "string"},
                    example = "12")
            Object standard) {

        static ParameterSchema of(Parameter parameter) {
            boolean whole = parameter.kind() == Kind.WHOLE;
            return new ParameterSchema(
                    whole ? "integer" : "string",
                    whole ? null : "decimal",
                    parameter.description(),
                    number(parameter, parameter.minimum()),
                    number(parameter, parameter.maximum()),
                    parameter.json(parameter.standard()));
        }

        private static Number number(Parameter parameter, BigDecimal bound) {
            return parameter.kind() == Kind.WHOLE ? (Number) bound.intValueExact() : (Number) bound.doubleValue();
        }
    }
}
