package io.candela.gateway.authentication;

import io.candela.gateway.arrival.Passage;
import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.problems.Refusals;
import io.candela.gateway.problems.Verdict;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Stops addresses that guess, before their guesses are looked at. */
@Component
@Order(Stages.GUARD)
class GuardFilter implements Stage {
    private final GuessGuard guard;
    private final Refusals refusals;

    GuardFilter(GuessGuard guard, Refusals refusals) {
        this.guard = guard;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        return switch (guard.check(Passage.of(exchange).address())) {
            case Verdict.Passed _ -> rest.filter(exchange);
            case Verdict.Refused(var refusal) -> refusals.write(exchange, refusal);
        };
    }
}
