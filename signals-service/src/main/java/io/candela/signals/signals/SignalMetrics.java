package io.candela.signals.signals;

import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.signals.signals.Folding.Folded;
import io.candela.signals.signals.Folding.Refolded;
import io.candela.signals.signals.Folding.Skipped;
import io.candela.signals.strategies.Configured;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts what the topology does. After a failure some candles are folded, and counted, once more. */
final class SignalMetrics {
    private final MeterRegistry meters;

    SignalMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A candle by one setup. */
    void taken(Configured setup, Interval interval, Folding folding) {
        count("candela.signals.candles", setup, interval, folding);
    }

    /** A measurement by its universe. */
    void compared(Universe universe, Folding folding) {
        count("candela.signals.measurements", universe.setup(), universe.interval(), folding);
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

    private void count(String name, Configured setup, Interval interval, Folding folding) {
        String outcome = switch (folding) {
            case Folded _ -> "folded";
            case Refolded _ -> "refolded";
            case Skipped(var reason) -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
        meters.counter(name, "strategy", setup.strategy().name(), "interval", interval.code(), "outcome", outcome)
                .increment();
    }
}
