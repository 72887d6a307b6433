package io.candela.local.launcher;

import java.util.Set;

/** Candela's own processes. */
enum Service {
    DISCOVERY("discovery", Port.DISCOVERY, Port.DISCOVERY_MANAGEMENT, 64, Set.of()),
    AUTH("auth-service", Port.AUTH, Port.AUTH_MANAGEMENT, 128, Set.of("postgres", "kafka", "discovery")),
    MARKET_DATA(
            "market-data-service",
            Port.MARKET_DATA,
            Port.MARKET_DATA_MANAGEMENT,
            192,
            Set.of("kafka", "questdb", "discovery")),
    SIGNALS("signals-service", Port.SIGNALS, Port.SIGNALS_MANAGEMENT, 768, Set.of("postgres", "kafka", "discovery")),
    GATEWAY("gateway", Port.GATEWAY, Port.GATEWAY_MANAGEMENT, 128, Set.of("kafka", "redis", "discovery"));

    private final String module;
    private final Port port;
    private final Port management;
    private final int heapMegabytes;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<String> needs;

    Service(String module, Port port, Port management, int heapMegabytes, Set<String> needs) {
        this.module = module;
        this.port = port;
        this.management = management;
        this.heapMegabytes = heapMegabytes;
        this.needs = needs;
    }

    /** The name of its module, which is also its name in discovery. */
    String module() {
        return module;
    }

    Port port() {
        return port;
    }

    Port management() {
        return management;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /** Whether each trade goes through it, so that it is worth the time to compile it well. */
    boolean isHot() {
        return this == MARKET_DATA;
    }

    /** What must be ready before it starts. */
    Set<String> needs() {
        return needs;
    }
}
