package io.candela.gateway.limits;

import io.candela.gateway.arrival.Passage;
import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.authentication.Identified;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.limits.PlanQuotas.Quotas;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Refusals;
import io.candela.gateway.routes.EdgeRoute;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Holds callers to the limits of their plan, and addresses without a caller to those of public routes. */
@Component
@Order(Stages.LIMITS)
class LimitFilter implements Stage {
    private final Limiter limiter;
    private final PlanQuotas quotas;
    private final PublicLimits publicLimits;
    private final LimitMetrics metrics;
    private final Replicas replicas;
    private final Refusals refusals;

    LimitFilter(
            Limiter limiter,
            PlanQuotas quotas,
            PublicLimits publicLimits,
            LimitMetrics metrics,
            Replicas replicas,
            Refusals refusals) {
        this.limiter = limiter;
        this.quotas = quotas;
        this.publicLimits = publicLimits;
        this.metrics = metrics;
        this.replicas = replicas;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        EdgeRoute route = EdgeRoute.of(exchange);
        KnownCredential caller = Identified.callerOf(exchange);
        int cost = route == null ? 1 : route.cost();
        return caller == null ? anonymous(exchange, rest, cost) : known(exchange, rest, caller, cost);
    }

    private Mono<Void> known(ServerWebExchange exchange, WebFilterChain rest, KnownCredential caller, int cost) {
        Quotas limits = quotas.of(caller.credential());
        return Mono.fromCompletionStage(limiter.admit(limits, cost)).flatMap(admission -> {
            metrics.count(admission);
            return switch (admission) {
                case Admission.Admitted(var minute, var day, var local) -> {
                    int elsewhere = local ? 0 : replicas.others();
                    announce(exchange, limits, minute, day, elsewhere, local);
                    new Spent(cost, limits, minute, day, local, elsewhere).put(exchange);
                    yield rest.filter(exchange);
                }
                case Admission.Throttled(var minute, var day, var local) -> {
                    announce(exchange, limits, minute, day, local ? 0 : replicas.others(), local);
                    yield refusals.write(exchange, refusal(limits, minute, day));
                }
            };
        });
    }

    private Mono<Void> anonymous(ServerWebExchange exchange, WebFilterChain rest, int cost) {
        Quota quota = publicLimits.quota(Passage.of(exchange).address());
        Taken taken = publicLimits.take(quota, cost);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set(LimitHeaders.POLICY, LimitHeaders.policy(quota));
        headers.set(LimitHeaders.LIMIT, LimitHeaders.limit(quota, taken));
        return taken.granted()
                ? rest.filter(exchange)
                : refusals.write(
                        exchange,
                        new Refusal("rate-limited", "Too many requests from this address.")
                                .retryAfter(taken.untilEnough()));
    }

    private static void announce(
            ServerWebExchange exchange,
            Quotas limits,
            Taken minute,
            @Nullable Taken day,
            int elsewhere,
            boolean local) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set(LimitHeaders.POLICY, limits.policy());
        headers.set(LimitHeaders.LIMIT, LimitHeaders.limit(limits.minute(), minute, limits.day(), day, elsewhere));
        if (local) {
            headers.set(LimitHeaders.SCOPE, "replica");
        }
    }

    private static Refusal refusal(Quotas limits, Taken minute, @Nullable Taken day) {
        return day == null
                ? new Refusal(
                                "rate-limited",
                                "The plan '%s' allows %d credits a minute."
                                        .formatted(
                                                limits.plan().id(),
                                                limits.plan().requestsPerMinute()))
                        .retryAfter(minute.untilEnough())
                : new Refusal(
                                "quota-exhausted",
                                "The plan '%s' allows %d credits a day."
                                        .formatted(
                                                limits.plan().id(),
                                                limits.plan().creditsPerDay()))
                        .retryAfter(day.untilEnough());
    }
}
