package io.candela.gateway.upstream;

import io.candela.gateway.routes.Access;
import io.candela.gateway.routes.EdgeRoute;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** What callers get of a service's headers: not those that are the gateway's own to set. */
@Component("upstreamAnswerHeaders")
class AnswerHeaders implements HttpHeadersFilter {
    private static final Set<String> OURS = Set.of(
            "server",
            "server-timing",
            "x-request-id",
            "ratelimit",
            "ratelimit-policy",
            "connection",
            "keep-alive",
            "transfer-encoding",
            "x-content-type-options",
            "cross-origin-resource-policy");
    /** What pages of a service that asks for credentials of its own say for themselves. */
    private static final Set<String> OF_PAGES = Set.of("content-security-policy", "referrer-policy");

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders passed = new HttpHeaders();
        EdgeRoute route = EdgeRoute.of(exchange);
        boolean pages = route != null && route.access() instanceof Access.Delegated;
        input.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OURS.contains(lower) && (pages || !OF_PAGES.contains(lower))) {
                passed.addAll(name, values);
            }
        });
        return passed;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
