package io.candela.gateway.routes;

import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Refusals;
import io.candela.gateway.routes.RouteTable.Match;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Finds a request's route. A path that is not in the table may be one of the gateway's own pages, and goes on. */
@Component
@Order(Stages.ROUTE)
class RouteFilter implements Stage {
    private final RouteTable table;
    private final Refusals refusals;

    RouteFilter(RouteTable table, Refusals refusals) {
        this.table = table;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        HttpMethod method = exchange.getRequest().getMethod();
        return switch (table.match(
                method.name(), exchange.getRequest().getPath().pathWithinApplication())) {
            case Match.Found(var route) -> {
                route.chosenFor(exchange);
                yield rest.filter(exchange);
            }
            case Match.WrongMethod(var allowed) when method.equals(HttpMethod.OPTIONS) -> options(exchange, allowed);
            case Match.WrongMethod(var allowed) -> refusals.write(exchange, notAllowed(method, allowed));
            case Match.Unknown _ -> rest.filter(exchange);
        };
    }

    private static Mono<Void> options(ServerWebExchange exchange, Set<String> allowed) {
        exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
        exchange.getResponse().getHeaders().set(HttpHeaders.ALLOW, String.join(", ", allowed));
        return exchange.getResponse().setComplete();
    }

    private static Refusal notAllowed(HttpMethod method, Set<String> allowed) {
        String list = String.join(", ", allowed);
        return new Refusal("method-not-allowed", "This path knows %s, not %s.".formatted(list, method.name()))
                .with(HttpHeaders.ALLOW, list);
    }
}
