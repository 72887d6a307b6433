package io.candela.gateway.shedding;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/**
 * The limit of requests at the same time in the words of draft-ietf-httpapi-ratelimit-headers-11, beside those over time.
 * It is told once it begins to matter: when half of what a plan may use is in use.
 */
final class LoadHeaders {
    private static final String POLICY = "RateLimit-Policy";
    private static final String LIMIT = "RateLimit";

    private LoadHeaders() {}

    static void tell(ServerHttpResponse response, int places, int inflight) {
        if (2 * inflight >= places) {
            HttpHeaders headers = outermost(response).getHeaders();
            append(headers, POLICY, "\"concurrency\";q=" + places + ";qu=\"concurrent-requests\"");
            append(headers, LIMIT, "\"concurrency\";r=" + Math.max(0, places - inflight));
        }
    }

    // What this caller is told must not become part of an answer that is kept for others.
    private static ServerHttpResponse outermost(ServerHttpResponse response) {
        ServerHttpResponse found = response;
        while (found instanceof ServerHttpResponseDecorator decorator) {
            found = decorator.getDelegate();
        }
        return found;
    }

    private static void append(HttpHeaders headers, String name, String item) {
        String others = headers.getFirst(name);
        headers.set(name, others == null ? item : others + ", " + item);
    }
}
