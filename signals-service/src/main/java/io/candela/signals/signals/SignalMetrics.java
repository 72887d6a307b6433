package io.candela.signals.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Signal;
import io.candela.signals.signals.Folding.Folded;
import io.candela.signals.signals.Folding.Refolded;
import io.candela.signals.signals.Folding.Skipped;
import io.candela.signals.strategies.Setup;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts what the topology does. After a failure some candles are folded, and counted, once more. */
final class SignalMetrics {
    private final MeterRegistry meters;

    SignalMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void taken(Setup setup, Candle candle, Folding folding) {
        String outcome = switch (folding) {
            case Folded _ -> "folded";
            case Refolded _ -> "refolded";
            case Skipped(var reason) -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
        count(setup.strategy().name(), candle, outcome);
    }

    void emitted(Signal signal) {
        meters.counter(
                        "candela.signals.emitted",
                        "strategy",
                        signal.strategy(),
                        "interval",
                        signal.interval().code(),
                        "state",
                        signal.state().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private void count(String strategy, Candle candle, String outcome) {
        meters.counter(
                        "candela.signals.candles",
                        "strategy",
                        strategy,
                        "interval",
                        candle.interval().code(),
                        "outcome",
                        outcome)
                .increment();
    }
}
