package io.candela.marketdata.candles;

import io.candela.contracts.Candle;
import io.candela.contracts.Venue;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts corrections of closed candles and trades that no candle counts. */
final class CandleMetrics {
    private final MeterRegistry registry;

    CandleMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void corrected(List<Candle> corrections) {
        for (Candle candle : corrections) {
            registry.counter(
                            "candela.market-data.candle.corrections",
                            "interval",
                            candle.interval().code())
                    .increment();
        }
    }

    /** Of trades whose price nobody bore out, {@code outcome} says what became of them. */
    void implausible(Venue venue, String outcome) {
        registry.counter("candela.market-data.candle.implausible", "venue", venue.id(), "outcome", outcome)
                .increment();
    }

    void dropped(Venue venue, String reason) {
        registry.counter("candela.market-data.candle.dropped", "venue", venue.id(), "reason", reason)
                .increment();
    }
}
