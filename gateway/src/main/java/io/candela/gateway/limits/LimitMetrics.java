package io.candela.gateway.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what the limiter decides, and by which buckets. */
final class LimitMetrics {
    private final Counter[] admitted;
    private final Counter[] throttled;

    LimitMetrics(MeterRegistry registry, Limiter limiter) {
        this.admitted = counters(registry, "admitted");
        this.throttled = counters(registry, "throttled");
        Gauge.builder("candela.gateway.limits.shared", limiter, it -> it.sharing() ? 1 : 0)
                .description("Whether limits are shared by all gateways (1) or counted by this one alone (0)")
                .register(registry);
    }

    void count(Admission admission) {
        int buckets = admission.local() ? 1 : 0;
        switch (admission) {
            case Admission.Admitted _ -> admitted[buckets].increment();
            case Admission.Throttled _ -> throttled[buckets].increment();
        }
    }

    private static Counter[] counters(MeterRegistry registry, String outcome) {
        return new Counter[] {counter(registry, outcome, "shared"), counter(registry, outcome, "replica")};
    }

    private static Counter counter(MeterRegistry registry, String outcome, String buckets) {
        return registry.counter("candela.gateway.limits.decisions", "outcome", outcome, "buckets", buckets);
    }
}
