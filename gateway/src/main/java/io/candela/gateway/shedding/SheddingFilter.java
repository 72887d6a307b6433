package io.candela.gateway.shedding;

import com.netflix.concurrency.limits.Limiter;
import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.authentication.Identified;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Refusals;
import io.candela.gateway.routes.EdgeRoute;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives services no more requests at a time than they can answer well. A request counts until its answer begins. */
@Component
@Order(Stages.SHEDDING)
class SheddingFilter implements Stage {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Shedders shedders;
    private final SheddingProperties properties;
    private final Refusals refusals;

    SheddingFilter(Shedders shedders, SheddingProperties properties, Refusals refusals) {
        this.shedders = shedders;
        this.properties = properties;
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        EdgeRoute route = EdgeRoute.of(exchange);
        String service = route == null ? null : route.service();
        if (service == null) {
            return rest.filter(exchange);
        }
        Shedder shedder = shedders.of(service);
        KnownCredential caller = Identified.callerOf(exchange);
        String plan = caller == null ? "" : caller.credential().plan();
        int share = properties.share(plan);
        return switch (shedder.take(share)) {
            case Turn.Taken(var listener) -> {
                LoadHeaders.tell(exchange.getResponse(), shedder.places(share), shedder.getInflight());
                yield observed(exchange, rest, new Request(listener));
            }
            case Turn.Shed _ -> {
                shedders.shed(service, plan.isEmpty() ? "none" : plan);
                LoadHeaders.tell(exchange.getResponse(), shedder.places(share), shedder.getInflight());
                yield refusals.write(
                        exchange,
                        new Refusal("overloaded", "The service that answers this has as much to do as it can.")
                                .retryAfter(SOON));
            }
        };
    }

    private static Mono<Void> observed(ServerWebExchange exchange, WebFilterChain rest, Request request) {
        exchange.getResponse().beforeCommit(() -> {
            request.answered(exchange.getResponse().getStatusCode());
            return Mono.empty();
        });
        return rest.filter(exchange).doFinally(_ -> request.over());
    }

    /** Tells the limit once how a request went. */
    private static final class Request {
        private final Limiter.Listener listener;
        private final AtomicBoolean told = new AtomicBoolean();

        Request(Limiter.Listener listener) {
            this.listener = listener;
        }

        // A failure says nothing of how fast the service is, but that it took too long does.
        void answered(@Nullable HttpStatusCode status) {
            if (!told.getAndSet(true)) {
                if (status == null || !status.is5xxServerError()) {
                    listener.onSuccess();
                } else if (status.value() == HttpStatus.GATEWAY_TIMEOUT.value()) {
                    listener.onDropped();
                } else {
                    listener.onIgnore();
                }
            }
        }

        void over() {
            if (!told.getAndSet(true)) {
                listener.onIgnore();
            }
        }
    }
}
