package io.candela.gateway.usage;

import io.candela.gateway.arrival.AnswerStatus;
import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.authentication.Identified;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.limits.Credits;
import io.candela.gateway.routes.EdgeRoute;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Counts each request of a caller who is known, as its answer begins: a stream therefore counts when it is opened. A request
 * that ends without an answer counts as it ends.
 */
@Component
@Order(Stages.USAGE)
class UsageFilter implements Stage {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int LONGEST_SUBJECT = 64;
    private static final int SUCCESS = 2;

    private final Ledger ledger;
    private final InstantSource clock;

    UsageFilter(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        AtomicBoolean counted = new AtomicBoolean();
        exchange.getResponse().beforeCommit(() -> {
            count(exchange, counted);
            return Mono.empty();
        });
        return Stage.atEnd(rest.filter(exchange), () -> count(exchange, counted));
    }

    private void count(ServerWebExchange exchange, AtomicBoolean counted) {
        EdgeRoute route = EdgeRoute.of(exchange);
        KnownCredential caller = Identified.callerOf(exchange);
        if (route == null || caller == null || !counted.compareAndSet(false, true)) {
            return;
        }
        int status = AnswerStatus.of(exchange);
        ledger.count(
                new Line(
                        caller.credential().id(),
                        caller.credential().account(),
                        route.pattern(),
                        status,
                        status / 100 == SUCCESS ? subject(exchange, route) : null,
                        clock.millis() / HOUR),
                Credits.spentBy(exchange));
    }

    // What there is no answer about is anybody's invention, of which there is no end.
    private static @Nullable String subject(ServerWebExchange exchange, EdgeRoute route) {
        String subject = route.subjectIn(exchange.getRequest().getPath().pathWithinApplication());
        return subject == null || subject.length() <= LONGEST_SUBJECT ? subject : null;
    }
}
