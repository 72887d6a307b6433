package io.candela.gateway.upstream;

import io.candela.platform.instances.Rotation;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/** A service as the gateway sees it: whose turn it is, and whether it is in a state to be called. */
record Upstream(String service, Rotation rotation, CircuitBreaker breaker) {}
