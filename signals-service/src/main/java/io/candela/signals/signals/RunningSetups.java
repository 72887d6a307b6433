package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.strategies.Configured;
import io.candela.signals.strategies.Rule;
import io.candela.signals.strategies.Strategies;
import io.candela.signals.strategies.UniverseSetup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All setups that the configuration wants to run; it is refused at the start if it names what does not exist. */
@Component
final class RunningSetups {
    private final List<RunningSetup> running;
    private final List<Universe> universes;

    RunningSetups(SignalsProperties properties, Strategies strategies) {
        this.running = properties.strategies().stream()
                .map(run -> new RunningSetup(
                        Configured.of(strategy(run.strategy(), strategies), run.parameters()),
                        run.intervals(),
                        run.instruments()))
                .toList();
        this.universes = running.stream()
                .flatMap(run -> run.setup() instanceof UniverseSetup setup
                        ? run.intervals().stream().map(interval -> new Universe(setup, interval))
                        : Stream.empty())
                .distinct()
                .toList();
    }

    /** What is to be run on the candles of {@code instrument} and {@code interval}. */
    List<Configured> on(Instrument instrument, Interval interval) {
        return running.stream()
                .filter(run -> run.covers(instrument, interval))
                .map(RunningSetup::setup)
                .distinct()
                .toList();
    }

    /** All universes; those that are compared alike at the same closes are one. */
    List<Universe> universes() {
        return universes;
    }

    /** The universe with a setup labelled {@code label} on {@code interval}, if it runs. */
    Optional<Universe> universe(String label, Interval interval) {
        return universes.stream()
                .filter(universe -> universe.interval() == interval
                        && universe.setup().label().equals(label))
                .findFirst();
    }

    List<RunningSetup> of(Rule strategy) {
        return running.stream()
                .filter(run -> run.setup().strategy().equals(strategy))
                .toList();
    }

    private static Rule strategy(String name, Strategies strategies) {
        return strategies
                .rule(name)
                .orElseThrow(() -> new IllegalArgumentException("candela.signals.strategies: there is no strategy "
                        + name + ", only "
                        + strategies.all().stream().map(Rule::name).toList()));
    }
}
