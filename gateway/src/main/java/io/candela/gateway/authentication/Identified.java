package io.candela.gateway.authentication;

import io.candela.gateway.credentials.KnownCredential;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The caller of a request that was authenticated. */
public final class Identified {
    private static final String ATTRIBUTE = Identified.class.getName();

    private Identified() {}

    /** Whoever makes the request; nobody on public routes. */
    public static @Nullable KnownCredential callerOf(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    static void put(ServerWebExchange exchange, KnownCredential credential) {
        exchange.getAttributes().put(ATTRIBUTE, credential);
    }
}
