package io.candela.gateway.cache;

import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.authentication.Identified;
import io.candela.gateway.cache.CacheMetrics.Outcome;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Refusals;
import io.candela.gateway.routes.EdgeRoute;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers what is kept, asks a service for the rest, once for all who want the same at the same time. */
@Component
@Order(Stages.CACHE)
class CacheFilter implements Stage {
    private static final int BOARDINGS = 2;

    private final Store store;
    private final Flights flights;
    private final Questions questions;
    private final CacheMetrics metrics;
    private final InstantSource clock;
    private final Refusals refusals;

    CacheFilter(
            Store store,
            Flights flights,
            Questions questions,
            CacheMetrics metrics,
            InstantSource clock,
            Refusals refusals) {
        this.store = store;
        this.flights = flights;
        this.questions = questions;
        this.metrics = metrics;
        this.clock = clock;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        EdgeRoute route = EdgeRoute.of(exchange);
        HttpMethod method = exchange.getRequest().getMethod();
        if (route == null
                || route.service() == null
                || !(method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))) {
            return rest.filter(exchange);
        }
        HttpHeaders headers = exchange.getRequest().getHeaders();
        Wishes wishes = Wishes.of(headers);
        Address address = Address.of(exchange);
        Answer kept = store.find(address, selecting(exchange));
        Instant now = clock.instant();
        boolean acceptable = kept == null || Wishes.accepts(headers.getOrEmpty(HttpHeaders.ACCEPT), kept.type());
        if (kept != null && acceptable && wishes.contentWith(kept, now)) {
            metrics.count(Outcome.HIT);
            return Reply.write(
                    exchange,
                    kept,
                    now,
                    Told.hit(kept.lifetime().fresh().minus(kept.lifetime().age(now))));
        }
        if (wishes.only()) {
            return refusals.write(exchange, new Refusal("not-cached", "The gateway has no copy that is fresh enough."));
        }
        if (method.equals(HttpMethod.HEAD)
                || !wishes.store()
                || !acceptable
                || headers.containsHeader(HttpHeaders.RANGE)) {
            metrics.count(Outcome.BYPASSED);
            return through(exchange, rest, Told.bypassed());
        }
        if (store.passes(address)) {
            metrics.count(Outcome.MISSED);
            return through(exchange, rest, Told.missed(false));
        }
        return together(exchange, rest, address, kept, BOARDINGS);
    }

    private static Mono<Void> through(ServerWebExchange exchange, WebFilterChain rest, String told) {
        exchange.getResponse().beforeCommit(() -> {
            Told.make(exchange.getResponse().getHeaders(), told);
            return Mono.empty();
        });
        return rest.filter(exchange);
    }

    private Mono<Void> together(
            ServerWebExchange exchange, WebFilterChain rest, Address address, @Nullable Answer kept, int boardings) {
        if (boardings == 0) {
            return questions.ask(exchange, rest, address, kept, null);
        }
        Flights.Boarding boarding = flights.board(address);
        return boarding.leading()
                ? questions.ask(exchange, rest, address, kept, boarding.flight())
                : boarding.flight().landing().flatMap(landing -> switch (landing) {
                    case Flights.Landing.Shared(var answer)
                    when answer.variance().fits(selecting(exchange)) -> collapsed(exchange, answer);
                    case Flights.Landing.Shared _, Flights.Landing.Abandoned _ ->
                        together(exchange, rest, address, kept, boardings - 1);
                    case Flights.Landing.Alone _ -> questions.ask(exchange, rest, address, kept, null);
                });
    }

    private Mono<Void> collapsed(ServerWebExchange exchange, Answer answer) {
        metrics.count(Outcome.COLLAPSED);
        return Reply.write(exchange, answer, clock.instant(), Told.collapsed());
    }

    /** The request's headers by lower-case name, and the caller's plan among them. */
    static UnaryOperator<String> selecting(ServerWebExchange exchange) {
        return name -> {
            if (name.equals(Variance.PLAN)) {
                KnownCredential caller = Identified.callerOf(exchange);
                return caller == null ? "" : caller.credential().plan();
            }
            return String.join(",", exchange.getRequest().getHeaders().getOrEmpty(name));
        };
    }
}
