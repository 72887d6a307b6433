package io.candela.gateway.authentication;

import io.candela.gateway.arrival.Passage;
import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.credentials.CredentialDirectory;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Refusals;
import io.candela.gateway.routes.Access;
import io.candela.gateway.routes.EdgeRoute;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Finds out who calls a route that is not public. */
@Component
@Order(Stages.AUTHENTICATION)
class AuthenticationFilter implements Stage {
    private static final String TICKET = "ticket";
    private static final Duration SOON = Duration.ofSeconds(1);

    private final CredentialDirectory directory;
    private final Authenticator authenticator;
    private final GuessGuard guard;
    private final InstantSource clock;
    private final Refusals refusals;

    AuthenticationFilter(
            CredentialDirectory directory,
            Authenticator authenticator,
            GuessGuard guard,
            InstantSource clock,
            Refusals refusals) {
        this.directory = directory;
        this.authenticator = authenticator;
        this.guard = guard;
        this.clock = clock;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        EdgeRoute route = EdgeRoute.of(exchange);
        if (route == null) {
            return rest.filter(exchange);
        }
        List<String> tickets = tickets(exchange.getRequest());
        if (!tickets.isEmpty() && !route.tickets()) {
            // It must not go on to services, and into what is written about calls of them.
            return refusals.write(
                    exchange, new Refusal("invalid-parameter", "A ticket opens streams and nothing else."));
        }
        if (!(route.access() instanceof Access.Scoped)) {
            return rest.filter(exchange);
        }
        if (!directory.complete()) {
            // A good credential may be among those that are still to be read.
            return refusals.write(
                    exchange,
                    new Refusal("starting", "This gateway is still reading who may call it.").retryAfter(SOON));
        }
        InetAddress address = Passage.of(exchange).address();
        return switch (authenticator.authenticate(
                presented(exchange.getRequest().getHeaders(), tickets), address, clock.instant())) {
            case Authentication.Authenticated(var credential) -> {
                Identified.put(exchange, credential);
                yield rest.filter(exchange);
            }
            case Authentication.Refused(var refusal) -> refusals.write(exchange, refusal);
            case Authentication.Guessed(var refusal) -> {
                guard.guessed(address);
                yield refusals.write(exchange, refusal);
            }
        };
    }

    private static Presented presented(HttpHeaders headers, List<String> tickets) {
        return Presented.in(headers.getOrEmpty(HttpHeaders.AUTHORIZATION), headers.getOrEmpty("X-Api-Key"), tickets);
    }

    // Most requests are spared the search through their parameters.
    private static List<String> tickets(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return query == null || !query.contains(TICKET)
                ? List.of()
                : request.getQueryParams().getOrDefault(TICKET, List.of()).stream()
                        .map(ticket -> Objects.requireNonNullElse(ticket, ""))
                        .toList();
    }
}
