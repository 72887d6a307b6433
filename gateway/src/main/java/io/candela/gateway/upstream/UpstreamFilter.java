package io.candela.gateway.upstream;

import io.candela.gateway.arrival.Passage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.problems.Refusals;
import io.candela.gateway.routes.EdgeRoute;
import io.candela.gateway.upstream.UpstreamFailure.DistrustedException;
import io.candela.gateway.upstream.UpstreamFailure.NoInstance;
import io.candela.platform.identity.IdentityHeader;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.ConnectException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Has an instance of the route's service answer. What could not be sent is sent to another one; a GET is also asked once
 * more, as far as the budget goes, if the connection broke before the answer began.
 */
@Component
class UpstreamFilter implements GlobalFilter, Ordered {
    private static final Logger log = LoggerFactory.getLogger(UpstreamFilter.class);

    private final Upstreams upstreams;
    private final Registry registry;
    private final UpstreamProperties properties;
    private final InstantSource clock;
    private final Refusals refusals;

    UpstreamFilter(
            Upstreams upstreams,
            Registry registry,
            UpstreamProperties properties,
            InstantSource clock,
            Refusals refusals) {
        this.upstreams = upstreams;
        this.registry = registry;
        this.properties = properties;
        this.clock = clock;
        this.refusals = refusals;
    }

    @Override
    public int getOrder() {
        return Stages.UPSTREAM;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        EdgeRoute route = Objects.requireNonNull(EdgeRoute.of(exchange), "Only routes lead here");
        Upstream upstream = upstreams.of(route.requiredService());
        if (!upstream.breaker().tryAcquirePermission()) {
            return refusals.write(exchange, new UpstreamFailure.Paused().refusal(properties.pause()));
        }
        long start = System.nanoTime();
        upstream.retries().earn();
        return attempt(exchange, chain, upstream, null)
                .then(Mono.<Void>fromRunnable(() -> checkTrust(exchange)))
                .doOnSuccess(_ -> upstream.breaker().onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS))
                .doOnCancel(upstream.breaker()::releasePermission)
                .onErrorResume(failure -> refuse(exchange, upstream.breaker(), failure, System.nanoTime() - start));
    }

    private Mono<Void> attempt(
            ServerWebExchange exchange, GatewayFilterChain chain, Upstream upstream, @Nullable URI tried) {
        URI instance = upstream.rotation().next(registry.instances(upstream.service()), tried, clock.instant());
        return instance == null
                ? Mono.error(new NoInstance())
                : call(exchange, chain, upstream, instance, tried == null);
    }

    private Mono<Void> call(
            ServerWebExchange exchange, GatewayFilterChain chain, Upstream upstream, URI instance, boolean first) {
        exchange.getAttributes()
                .put(
                        ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR,
                        target(instance, exchange.getRequest().getURI()));
        return chain.filter(exchange).onErrorResume(failure -> {
            if (failure instanceof ConnectException) {
                upstream.rotation().unreachable(instance, clock.instant());
            }
            return first ? again(exchange, chain, upstream, instance, failure) : Mono.error(failure);
        });
    }

    // What was not sent costs the service nothing. Anything else is a call more, though perhaps of the same instance.
    private Mono<Void> again(
            ServerWebExchange exchange, GatewayFilterChain chain, Upstream upstream, URI tried, Throwable failure) {
        exchange.getAttributes().remove(ServerWebExchangeUtils.GATEWAY_ALREADY_ROUTED_ATTR);
        if (failure instanceof ConnectException) {
            return attempt(exchange, chain, upstream, tried).onErrorMap(NoInstance.class, _ -> failure);
        }
        return repeatable(exchange.getRequest().getMethod())
                        && UpstreamFailure.of(failure) instanceof UpstreamFailure.Broken
                        && upstream.retries().spend()
                ? attempt(exchange, chain, upstream, tried)
                        .onErrorResume(NoInstance.class, _ -> call(exchange, chain, upstream, tried, false))
                : Mono.error(failure);
    }

    private Mono<Void> refuse(ServerWebExchange exchange, CircuitBreaker breaker, Throwable thrown, long nanos) {
        UpstreamFailure failure = UpstreamFailure.of(thrown);
        if (failure instanceof UpstreamFailure.Other) {
            breaker.releasePermission();
            return Mono.error(thrown);
        }
        if (failure instanceof UpstreamFailure.Missing || failure instanceof UpstreamFailure.Distrusted) {
            breaker.releasePermission();
        } else {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, thrown);
        }
        log.atWarn()
                .addKeyValue("requestId", Passage.of(exchange).requestId())
                .addKeyValue("service", breaker.getName())
                .addKeyValue("failure", failure.getClass().getSimpleName())
                .addKeyValue("reason", thrown.getMessage())
                .log("A service did not answer");
        return refusals.write(exchange, failure.refusal(properties.pause()));
    }

    // A 401 of a service can only mean the gateway: callers were authenticated here.
    private static void checkTrust(ServerWebExchange exchange) {
        if (exchange.getResponse().getStatusCode() == HttpStatus.UNAUTHORIZED
                && IdentityHeader.NAME.equals(
                        exchange.getResponse().getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE))) {
            throw new DistrustedException();
        }
    }

    private static boolean repeatable(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static URI target(URI instance, URI request) {
        String query = request.getRawQuery();
        StringBuilder target = new StringBuilder(128)
                .append(instance.getScheme())
                .append("://")
                .append(instance.getRawAuthority())
                .append(request.getRawPath());
        return URI.create(
                query == null
                        ? target.toString()
                        : target.append('?').append(query).toString());
    }
}
