package io.candela.gateway.limits;

import org.springframework.web.server.ServerWebExchange;

/** What requests cost. */
public final class Credits {
    private Credits() {}

    /** What a request took from its caller's limits: nothing if it was not admitted. */
    public static int spentBy(ServerWebExchange exchange) {
        Spent spent = Spent.of(exchange);
        return spent == null ? 0 : spent.credits();
    }
}
