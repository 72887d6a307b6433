package io.candela.gateway.shedding;

import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/** A shedder for each service, and what is counted of them. */
@Component
class Shedders {
    private final SheddingProperties properties;
    private final MeterRegistry metrics;
    private final Map<String, Shedder> known = new ConcurrentHashMap<>();

    Shedders(SheddingProperties properties, MeterRegistry metrics) {
        this.properties = properties;
        this.metrics = metrics;
    }

    Shedder of(String service) {
        Shedder shedder = known.get(service);
        return shedder == null ? known.computeIfAbsent(service, this::create) : shedder;
    }

    /** Counts one that was turned away. */
    void shed(String service, String plan) {
        metrics.counter("candela.gateway.shedding.shed", "service", service, "plan", plan)
                .increment();
    }

    static Shedder create(SheddingProperties properties, LongSupplier nanoTime) {
        long window = properties.window().toMillis();
        return Shedder.of(
                WindowedLimit.newBuilder()
                        .minWindowTime(window, TimeUnit.MILLISECONDS)
                        .maxWindowTime(window, TimeUnit.MILLISECONDS)
                        .build(Gradient2Limit.newBuilder()
                                .initialLimit(properties.first())
                                .minLimit(properties.least())
                                .maxConcurrency(properties.most())
                                .rttTolerance(2)
                                .build()),
                nanoTime);
    }

    private Shedder create(String service) {
        Shedder shedder = create(properties, System::nanoTime);
        Gauge.builder("candela.gateway.shedding.limit", shedder, Shedder::getLimit)
                .description("How many requests the service is given at a time")
                .tag("service", service)
                .register(metrics);
        Gauge.builder("candela.gateway.shedding.inflight", shedder, Shedder::getInflight)
                .description("How many requests the service has at the moment")
                .tag("service", service)
                .register(metrics);
        return shedder;
    }
}
