package io.candela.gateway.shape;

import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Refusals;
import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers browsers that ask whether pages of another origin may call, and refuses pages of origins that are not admitted. */
@Component
@Order(Stages.ORIGIN)
class OriginFilter implements Stage {
    private static final List<String> READABLE =
            List.of("Link", "RateLimit", "RateLimit-Policy", "Retry-After", "Server-Timing", "X-Request-Id");

    private final CorsConfiguration rules;
    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();
    private final Refusals refusals;

    OriginFilter(ShapeProperties properties, Refusals refusals) {
        this.rules = rules(properties.origins());
        this.refusals = refusals;
    }

    static CorsConfiguration rules(List<String> origins) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        rules.setExposedHeaders(READABLE);
        rules.setMaxAge(Duration.ofHours(1));
        return rules;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        String origin = exchange.getRequest().getHeaders().getOrigin();
        if (origin == null || !CorsUtils.isCorsRequest(exchange.getRequest())) {
            return rest.filter(exchange);
        }
        if (rules.checkOrigin(origin) == null) {
            return refusals.write(
                    exchange,
                    new Refusal("origin-not-allowed", "Pages of this origin may not call here.")
                            .with(HttpHeaders.VARY, HttpHeaders.ORIGIN));
        }
        boolean goesOn = processor.process(rules, exchange);
        return goesOn && !CorsUtils.isPreFlightRequest(exchange.getRequest()) ? rest.filter(exchange) : Mono.empty();
    }
}
