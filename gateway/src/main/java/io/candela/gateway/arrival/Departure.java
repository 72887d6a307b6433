package io.candela.gateway.arrival;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets a gateway end between two requests and not in one. From when it is told to end, each answer closes its connection
 * (RFC 9112, 9.6), and connections of HTTP/2 are told that they end, so that callers go to another gateway; and whatever is
 * stopped after the web server is stopped after the last answer. A request that comes later still, on a connection that was being closed, is turned away before anybody
 * counts it.
 */
@Component
@Order(Stages.DEPARTURE)
class Departure implements Stage, SmartLifecycle {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Http2Connections connections;
    private final AtomicInteger within = new AtomicInteger();
    private final CountDownLatch empty = new CountDownLatch(1);
    private volatile boolean leaving;
    private volatile boolean gone;
    private volatile boolean running;

    Departure(Http2Connections connections) {
        this.connections = connections;
    }

    @EventListener(ContextClosedEvent.class)
    void leave() {
        leaving = true;
        connections.leave();
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        // Counted first and asked then, so that either this request is seen by who stops, or it sees that all is over.
        within.incrementAndGet();
        if (gone) {
            left();
            return turnAway(exchange.getResponse());
        }
        exchange.getResponse().beforeCommit(() -> {
            if (leaving) {
                close(exchange.getResponse());
            }
            return Mono.empty();
        });
        return rest.filter(exchange).doFinally(_ -> left());
    }

    private static Mono<Void> turnAway(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        close(response);
        return response.setComplete();
    }

    /** An answer over HTTP/2 goes without this header. */
    private static void close(ServerHttpResponse response) {
        response.getHeaders().set(HttpHeaders.CONNECTION, "close");
    }

    private void left() {
        if (within.decrementAndGet() == 0 && gone) {
            empty.countDown();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Waits for the last answer, but not for ever. */
    @Override
    public void stop() {
        gone = true;
        try {
            if (within.get() > 0) {
                var _ = empty.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Between the web server's last new connection and its end. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE + 1;
    }
}
