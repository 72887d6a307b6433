package io.candela.signals.grades;

import io.candela.contracts.Candle;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what the topology does. After a failure some candles are taken, and counted, once more. */
final class GradeMetrics {
    private final MeterRegistry meters;

    GradeMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void taken(Candle candle) {
        count(candle, "taken");
    }

    void unchanged(Candle candle) {
        count(candle, "unchanged");
    }

    void published() {
        meters.counter("candela.grades.published").increment();
    }

    private void count(Candle candle, String outcome) {
        meters.counter("candela.grades.candles", "interval", candle.interval().code(), "outcome", outcome)
                .increment();
    }
}
