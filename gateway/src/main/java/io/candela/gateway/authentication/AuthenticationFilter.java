package io.candela.gateway.authentication;

import io.candela.gateway.arrival.Passage;
import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.credentials.CredentialDirectory;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Refusals;
import io.candela.gateway.routes.Access;
import io.candela.gateway.routes.EdgeRoute;
import io.candela.gateway.signatures.RequestSignatures;
import io.candela.gateway.signatures.SignatureReading;
import io.candela.gateway.signatures.Verification;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    private final CredentialDirectory directory;
    private final Authenticator authenticator;
    private final RequestSignatures signatures;
    private final Challenge challenge;
    private final GuessGuard guard;
    private final InstantSource clock;
    private final Refusals refusals;

    AuthenticationFilter(
            CredentialDirectory directory,
            Authenticator authenticator,
            RequestSignatures signatures,
            Challenge challenge,
            GuessGuard guard,
            InstantSource clock,
            Refusals refusals) {
        this.directory = directory;
        this.authenticator = authenticator;
        this.signatures = signatures;
        this.challenge = challenge;
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
                    Authentication.starting("This gateway is still reading who may call it.")
                            .refusal());
        }
        Presented presented = presented(exchange.getRequest().getHeaders(), tickets);
        return presented instanceof Presented.Nothing
                ? named(exchange, rest)
                : identify(exchange, rest, presented, null);
    }

    /** Who signs need not show the key: the signature names it. */
    private Mono<Void> named(ServerWebExchange exchange, WebFilterChain rest) {
        return switch (signatures.read(exchange.getRequest().getHeaders())) {
            case SignatureReading.Unsigned unsigned -> identify(exchange, rest, new Presented.Nothing(), unsigned);
            case SignatureReading.Malformed(var reason) ->
                refusals.write(exchange, challenge.with(RequestSignatures.malformed(reason)));
            case SignatureReading.Signed signed ->
                identify(
                        exchange,
                        rest,
                        new Presented.Signature(signed.signature().keyId()),
                        signed);
        };
    }

    private Mono<Void> identify(
            ServerWebExchange exchange, WebFilterChain rest, Presented presented, @Nullable SignatureReading reading) {
        InetAddress address = Passage.of(exchange).address();
        Instant now = clock.instant();
        return switch (authenticator.authenticate(presented, address, now)) {
            // A ticket was asked for by a request that was signed.
            case Authentication.Authenticated(var caller)
            when caller.credential().signing() == null || presented instanceof Presented.Ticket -> {
                Identified.put(exchange, caller);
                yield rest.filter(exchange);
            }
            case Authentication.Authenticated(var caller) -> verify(exchange, rest, caller, reading, now);
            case Authentication.Refused(var refusal) -> refusals.write(exchange, refusal);
            case Authentication.Guessed(var refusal) -> guessed(exchange, refusal);
        };
    }

    private Mono<Void> verify(
            ServerWebExchange exchange,
            WebFilterChain rest,
            KnownCredential caller,
            @Nullable SignatureReading reading,
            Instant now) {
        ServerHttpRequest request = exchange.getRequest();
        SignatureReading signature = reading == null ? signatures.read(request.getHeaders()) : reading;
        return signatures
                .check(signature, request, caller.credential(), now)
                .flatMap(verification -> switch (verification) {
                    case Verification.Genuine(var digest) -> {
                        Identified.put(exchange, caller);
                        yield rest.filter(exchange.mutate()
                                .request(RequestSignatures.guarded(request, digest))
                                .build());
                    }
                    case Verification.Refused(var refusal) -> refusals.write(exchange, challenge.with(refusal));
                    case Verification.Forged(var refusal) -> guessed(exchange, challenge.with(refusal));
                });
    }

    private Mono<Void> guessed(ServerWebExchange exchange, Refusal refusal) {
        guard.guessed(Passage.of(exchange).address());
        return refusals.write(exchange, refusal);
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
