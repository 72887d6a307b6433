package io.candela.signals.signals;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.parameters.Parameter;
import io.candela.signals.strategies.Strategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** A strategy as the API shows it: what it does, what can be set, and how it runs here. */
@Schema(name = "Strategy", description = "Rules that turn candles into signals")
record StrategyView(
        @Schema(description = "The name, by which it is asked for", example = "ema-cross")
        String id,

        @Schema(description = "What signals call it", example = "ema-cross")
        String name,

        @Schema(description = "Grows whenever the same candles could give other signals", example = "1")
        int version,

        String description,
        ParametersSchema parameters,

        @Schema(description = "With which values it runs, and on what")
        List<Running> running) {

    static StrategyView of(Strategy strategy, List<RunningSetup> setups) {
        return new StrategyView(
                strategy.name(),
                strategy.name(),
                strategy.version(),
                strategy.description(),
                ParametersSchema.of(strategy.parameters()),
                setups.stream().map(Running::of).toList());
    }

    /** The parameters as a JSON Schema, so that any validator can check values for them. */
    @Schema(name = "StrategyParameters", description = "JSON Schema (2020-12) of the strategy's parameters")
    record ParametersSchema(
            @Schema(example = "object") String type,

            @Schema(description = "By name of the parameter")
            Map<String, ParameterSchema> properties,

            @Schema(example = "false") boolean additionalProperties) {

        static ParametersSchema of(List<Parameter> parameters) {
            Map<String, ParameterSchema> properties = new LinkedHashMap<>();
            parameters.forEach(parameter -> properties.put(parameter.name(), ParameterSchema.of(parameter)));
            return new ParametersSchema("object", properties, false);
        }
    }

    /** One whole-number parameter as a JSON Schema. */
    @Schema(name = "StrategyParameter", description = "JSON Schema of one parameter")
    record ParameterSchema(
            @Schema(example = "integer") String type,
            String description,
            @Schema(example = "1") int minimum,
            @Schema(example = "500") int maximum,
            @JsonProperty("default") @Schema(example = "12") int standard) {

        static ParameterSchema of(Parameter parameter) {
            return new ParameterSchema(
                    "integer",
                    parameter.description(),
                    parameter.minimum().intValueExact(),
                    parameter.maximum().intValueExact(),
                    parameter.standard().intValueExact());
        }
    }

    /** Values with which a strategy runs. */
    @Schema(name = "RunningStrategy", description = "Values with which a strategy runs, and on what")
    record Running(
            SortedMap<String, Integer> parameters,
            SortedSet<Interval> intervals,

            @Schema(description = "Empty for everything that has candles")
            SortedSet<Instrument> instruments) {

        static Running of(RunningSetup running) {
            return new Running(
                    running.setup().parameters(),
                    new TreeSet<>(running.intervals()),
                    new TreeSet<>(running.instruments()));
        }
    }
}
