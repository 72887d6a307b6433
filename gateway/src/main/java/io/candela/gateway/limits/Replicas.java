package io.candela.gateway.limits;

import io.candela.gateway.upstream.Registry;

/** Knows how many other gateways there are. */
final class Replicas {
    private final String gateway;
    private final Registry registry;

    Replicas(String gateway, Registry registry) {
        this.gateway = gateway;
        this.registry = registry;
    }

    int others() {
        return Math.max(0, registry.instances(gateway).size() - 1);
    }
}
