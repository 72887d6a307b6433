package io.candela.gateway.upstream;

import io.candela.gateway.arrival.Passage;
import io.candela.gateway.authentication.Identified;
import io.candela.gateway.routes.Access;
import io.candela.gateway.routes.EdgeRoute;
import io.candela.platform.identity.IdentityHeader;
import io.candela.platform.problem.RequestId;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** What services are sent: the caller's headers without credentials and without anything that claims an identity, and ours. */
@Component
class RequestHeaders implements HttpHeadersFilter, Ordered {
    private static final Set<String> KEPT_BACK = Set.of(
            "authorization",
            "x-api-key",
            "cookie",
            "candela-identity",
            "signature",
            "signature-input",
            "x-request-id",
            "forwarded",
            "x-real-ip",
            "origin");
    /** What belongs to a service that asks for credentials of its own. */
    private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie");

    private static final String FORWARDED = "x-forwarded-";
    /** What Netty makes of the parts of HTTP/2 that are no headers. */
    private static final String HTTP2 = "x-http2-";

    private final IdentityTokens tokens;

    RequestHeaders(IdentityTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
        HttpHeaders sent = new HttpHeaders();
        EdgeRoute route = Objects.requireNonNull(EdgeRoute.of(exchange), "Only routes lead here");
        boolean delegated = route.access() instanceof Access.Delegated;
        input.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean kept = KEPT_BACK.contains(lower) || lower.startsWith(FORWARDED) || lower.startsWith(HTTP2);
            if (!kept || (delegated && CREDENTIALS.contains(lower))) {
                sent.addAll(name, values);
            }
        });
        sent.set(IdentityHeader.NAME, tokens.tokenFor(Identified.callerOf(exchange), route.requiredService()));
        Passage passage = Passage.of(exchange);
        sent.set(IdentityHeader.ADDRESS, passage.address().getHostAddress());
        sent.set(RequestId.HEADER, passage.requestId());
        return sent;
    }
}
