package io.candela.gateway.arrival;

import io.candela.platform.problem.RequestId;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** The headers that every answer has, whoever made it. */
@Component
class AnswerHeaders {
    private static final Map<String, String> SECURITY = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-site");

    /** RFC 6797; nothing if browsers need not remember to come encrypted. */
    private final @Nullable String strictTransport;

    AnswerHeaders(ArrivalProperties properties) {
        long seconds = properties.strictTransport().toSeconds();
        this.strictTransport = seconds > 0 ? "max-age=" + seconds : null;
    }

    void add(ServerWebExchange exchange, Passage passage) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set(RequestId.HEADER, passage.requestId());
        headers.set("Server-Timing", timing(System.nanoTime() - passage.startedAt(), trace(exchange)));
        SECURITY.forEach((name, value) -> {
            // A page of the gateway's own says what it may run.
            if (!headers.containsHeader(name)) {
                headers.set(name, value);
            }
        });
        if (strictTransport != null
                && "https".equals(exchange.getRequest().getURI().getScheme())) {
            headers.set("Strict-Transport-Security", strictTransport);
        }
    }

    static String timing(long nanos, @Nullable String trace) {
        long micros = nanos / 1000;
        StringBuilder text =
                new StringBuilder(64).append("total;dur=").append(micros / 1000).append('.');
        long fraction = micros % 1000;
        text.append(fraction < 100 ? "0" : "").append(fraction < 10 ? "0" : "").append(fraction);
        return trace == null
                ? text.toString()
                : text.append(", trace;desc=\"").append(trace).append('"').toString();
    }

    private static @Nullable String trace(ServerWebExchange exchange) {
        Span span = ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .orElse(null);
        return span == null ? null : span.context().traceId();
    }
}
