package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.parameters.ParametersSchema;
import io.candela.signals.strategies.Rule;
import io.candela.signals.strategies.Strategy;
import io.candela.signals.strategies.UniverseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
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

        @Schema(
                description =
                        "What it looks at: one instrument at a time, or all that it runs on, compared at each close")
        Over over,

        ParametersSchema parameters,

        @Schema(description = "With which values it runs, and on what")
        List<Running> running) {

    static StrategyView of(Rule strategy, List<RunningSetup> setups) {
        return new StrategyView(
                strategy.name(),
                strategy.name(),
                strategy.version(),
                strategy.description(),
                Over.of(strategy),
                ParametersSchema.of(strategy.parameters()),
                setups.stream().map(Running::of).toList());
    }

    /** What a strategy looks at. */
    enum Over {
        INSTRUMENT,
        UNIVERSE;

        static Over of(Rule rule) {
            return switch (rule) {
                case Strategy _ -> INSTRUMENT;
                case UniverseStrategy _ -> UNIVERSE;
            };
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
