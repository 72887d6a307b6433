package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Strategies;
import io.candela.signals.strategies.Strategy;
import java.util.List;
import org.springframework.stereotype.Component;

/** All setups that the configuration wants to run; it is refused at the start if it names what does not exist. */
@Component
final class RunningSetups {
    private final List<RunningSetup> running;

    RunningSetups(SignalsProperties properties, Strategies strategies) {
        this.running = properties.strategies().stream()
                .map(run -> new RunningSetup(
                        Setup.of(strategy(run.strategy(), strategies), run.parameters()),
                        run.intervals(),
                        run.instruments()))
                .toList();
    }

    /** What is to be run on the candles of {@code instrument} and {@code interval}. */
    List<Setup> on(Instrument instrument, Interval interval) {
        return running.stream()
                .filter(run -> run.covers(instrument, interval))
                .map(RunningSetup::setup)
                .distinct()
                .toList();
    }

    List<RunningSetup> of(Strategy strategy) {
        return running.stream()
                .filter(run -> run.setup().strategy().equals(strategy))
                .toList();
    }

    private static Strategy strategy(String name, Strategies strategies) {
        return strategies
                .named(name)
                .orElseThrow(() -> new IllegalArgumentException("candela.signals.strategies: there is no strategy "
                        + name + ", only "
                        + strategies.all().stream().map(Strategy::name).toList()));
    }
}
