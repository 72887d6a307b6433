package io.candela.gateway.accesslog;

import io.candela.gateway.arrival.AnswerStatus;
import io.candela.gateway.arrival.Passage;
import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.authentication.Identified;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.routes.EdgeRoute;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Says of each request what it was and what became of it. Never the path itself or a key: the route and the key's id. */
@Component
@Order(Stages.ACCESS_LOG)
@ConditionalOnProperty("candela.gateway.access-log")
class AccessLog implements Stage {
    private static final Logger log = LoggerFactory.getLogger("io.candela.gateway.access");

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        return Stage.atEnd(rest.filter(exchange), () -> write(exchange));
    }

    private static void write(ServerWebExchange exchange) {
        Passage passage = Passage.of(exchange);
        EdgeRoute route = EdgeRoute.of(exchange);
        KnownCredential caller = Identified.callerOf(exchange);
        log.atInfo()
                .addKeyValue("requestId", passage.requestId())
                .addKeyValue("method", exchange.getRequest().getMethod().name())
                .addKeyValue("route", route == null ? "-" : route.pattern())
                .addKeyValue("status", AnswerStatus.of(exchange))
                .addKeyValue("micros", (System.nanoTime() - passage.startedAt()) / 1000)
                .addKeyValue(
                        "credential", caller == null ? "-" : caller.credential().id())
                .log("request");
    }
}
