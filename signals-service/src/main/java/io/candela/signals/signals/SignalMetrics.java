package io.candela.signals.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Signal;
import io.candela.signals.strategies.Setup;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts what the topology does. After a failure some candles are folded, and counted, once more. */
final class SignalMetrics {
    private final MeterRegistry meters;

    SignalMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void folded(Setup setup, Candle candle) {
        count(setup.strategy().name(), candle, "folded");
    }

    void skipped(Setup setup, Candle candle, Folding.Reason reason) {
        count(
                setup.strategy().name(),
                candle,
                reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    void emitted(Signal signal) {
        meters.counter(
                        "candela.signals.emitted",
                        "strategy",
                        signal.strategy(),
                        "interval",
                        signal.interval().code())
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
