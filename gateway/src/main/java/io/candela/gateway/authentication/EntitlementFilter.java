package io.candela.gateway.authentication;

import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.problems.Refusals;
import io.candela.gateway.problems.Verdict;
import io.candela.gateway.routes.EdgeRoute;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Holds callers to their scopes. */
@Component
@Order(Stages.ENTITLEMENT)
class EntitlementFilter implements Stage {
    private final Refusals refusals;

    EntitlementFilter(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        EdgeRoute route = EdgeRoute.of(exchange);
        KnownCredential caller = Identified.callerOf(exchange);
        if (route == null || caller == null) {
            return rest.filter(exchange);
        }
        return switch (Entitlement.check(route.access(), caller.credential().scopes())) {
            case Verdict.Passed _ -> rest.filter(exchange);
            case Verdict.Refused(var refusal) -> refusals.write(exchange, refusal);
        };
    }
}
