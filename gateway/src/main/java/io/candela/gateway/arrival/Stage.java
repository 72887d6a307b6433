package io.candela.gateway.arrival;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** One of the {@link Stages} that requests to the public port pass through. */
@FunctionalInterface
public interface Stage {
    /** Lets the request go on along {@code rest}, or answers it. */
    Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest);

    /** {@code passage}, at whose end, however it comes, {@code action} runs before any stage further out hears of it. */
    static Mono<Void> atEnd(Mono<Void> passage, Runnable action) {
        return passage.doOnTerminate(action).doOnCancel(action);
    }
}
