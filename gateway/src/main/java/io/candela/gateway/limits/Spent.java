package io.candela.gateway.limits;

import io.candela.gateway.limits.PlanQuotas.Quotas;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a request that was admitted took from its caller's limits, and what it left.
 *
 * @param elsewhere how many other gateways may have given out something without having told this one yet
 */
record Spent(int credits, Quotas quotas, Taken minute, Taken day, boolean local, int elsewhere) {
    private static final String ATTRIBUTE = Spent.class.getName();

    /** Nothing if the request was not admitted, or asked nothing of a caller's limits. */
    static @Nullable Spent of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    void put(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
