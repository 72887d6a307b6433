package io.candela.gateway.arrival;

import java.net.InetAddress;
import org.springframework.web.server.ServerWebExchange;

/**
 * One request's way through the gateway.
 *
 * @param requestId by which it can be found in every log
 * @param address where the caller is, as far as proxies that are trusted tell
 * @param startedAt {@link System#nanoTime} at its arrival
 */
public record Passage(String requestId, InetAddress address, long startedAt) {
    private static final String ATTRIBUTE = Passage.class.getName();

    /** The passage of a request that has arrived. */
    public static Passage of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    /** Whether the request came to the public port. */
    public static boolean begun(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(ATTRIBUTE);
    }

    void begin(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
