package io.candela.gateway.limits;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts who may open a stream and who may not, and by which places. */
final class PlaceMetrics {
    private final MeterRegistry registry;

    PlaceMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(boolean admitted, boolean local) {
        registry.counter(
                        "candela.gateway.limits.streams",
                        "outcome",
                        admitted ? "admitted" : "refused",
                        "places",
                        local ? "replica" : "shared")
                .increment();
    }
}
