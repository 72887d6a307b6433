package io.candela.gateway.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts what became of requests at the cache, and how full it is. */
final class CacheMetrics {
    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);

    CacheMetrics(MeterRegistry registry, Store store) {
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(
                    outcome,
                    Counter.builder("candela.gateway.cache.requests")
                            .description("What became of GETs of services at the cache")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        Gauge.builder("candela.gateway.cache.size", store, Store::weight)
                .description("What the answers that are kept take in memory")
                .baseUnit("bytes")
                .register(registry);
    }

    void count(Outcome outcome) {
        Counter counter = outcomes.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    /** What became of a request. */
    enum Outcome {
        HIT,
        MISSED,
        COLLAPSED,
        REFRESHED,
        STALE,
        BYPASSED
    }
}
