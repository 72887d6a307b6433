package io.candela.gateway.upstream;

import io.candela.platform.instances.Rotation;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/** A service as the gateway sees it: whose turn it is, whether it is in a state to be called, and how often again. */
record Upstream(String service, Rotation rotation, CircuitBreaker breaker, RetryBudget retries) {}
