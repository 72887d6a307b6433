package io.candela.gateway.upstream;

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
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "cross-origin-resource-policy");

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders passed = new HttpHeaders();
        input.forEach((name, values) -> {
            if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
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
