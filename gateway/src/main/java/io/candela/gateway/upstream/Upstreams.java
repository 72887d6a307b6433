package io.candela.gateway.upstream;

import io.candela.platform.instances.Rotation;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** All services that were called so far. */
@Component
class Upstreams {
    private final UpstreamProperties properties;
    private final MeterRegistry metrics;
    private final Map<String, Upstream> known = new ConcurrentHashMap<>();

    Upstreams(UpstreamProperties properties, MeterRegistry metrics) {
        this.properties = properties;
        this.metrics = metrics;
    }

    Upstream of(String service) {
        Upstream upstream = known.get(service);
        return upstream == null ? known.computeIfAbsent(service, this::create) : upstream;
    }

    private Upstream create(String service) {
        CircuitBreaker breaker = CircuitBreaker.of(
                service,
                CircuitBreakerConfig.custom()
                        .failureRateThreshold(properties.failures())
                        .slidingWindowSize(properties.calls())
                        .minimumNumberOfCalls(properties.calls() / 2)
                        .waitDurationInOpenState(properties.pause())
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
        Gauge.builder(
                        "candela.gateway.upstream.closed",
                        breaker,
                        it -> it.getState() == CircuitBreaker.State.CLOSED ? 1 : 0)
                .description("Whether the circuit to the service is closed (1), so that it is called")
                .tag("service", service)
                .register(metrics);
        return new Upstream(service, new Rotation(properties.rest()), breaker, new RetryBudget());
    }
}
