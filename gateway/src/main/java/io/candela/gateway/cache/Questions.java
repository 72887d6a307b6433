package io.candela.gateway.cache;

import io.candela.gateway.cache.CacheMetrics.Outcome;
import io.candela.gateway.cache.Capture.Fate;
import io.candela.gateway.cache.Flights.Flight;
import io.candela.gateway.cache.Flights.Landing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Asks services, keeps what may be shared, and puts a copy in the place of failures as long as that is allowed. */
final class Questions {
    private static final List<String> EDGE_DECIDES = List.of(
            HttpHeaders.IF_NONE_MATCH,
            HttpHeaders.IF_MODIFIED_SINCE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_UNMODIFIED_SINCE,
            HttpHeaders.ACCEPT_ENCODING,
            HttpHeaders.CACHE_CONTROL);

    private final Store store;
    private final long largest;
    private final CacheMetrics metrics;
    private final InstantSource clock;

    Questions(Store store, long largest, CacheMetrics metrics, InstantSource clock) {
        this.store = store;
        this.largest = largest;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** {@code kept} is a copy that may be too old; {@code flight} is ended by this, if others wait for the answer. */
    Mono<Void> ask(
            ServerWebExchange exchange,
            WebFilterChain rest,
            Address address,
            @Nullable Answer kept,
            @Nullable Flight flight) {
        Instant asked = clock.instant();
        Capture capture = new Capture(
                exchange.getResponse(), answered -> decide(exchange, answered, asked, address, kept, flight));
        return rest.filter(exchange.mutate()
                        .request(question(exchange.getRequest(), kept))
                        .response(capture)
                        .build())
                .then(Mono.defer(() -> conclude(exchange, capture, asked, address, kept, flight)))
                .doOnError(_ -> land(flight, new Landing.Alone()))
                .doOnCancel(() -> land(flight, new Landing.Abandoned()));
    }

    private static ServerHttpRequest question(ServerHttpRequest request, @Nullable Answer kept) {
        String tag = kept == null ? null : kept.entityTag();
        return request.mutate()
                .headers(headers -> {
                    EDGE_DECIDES.forEach(headers::remove);
                    if (tag != null) {
                        headers.set(HttpHeaders.IF_NONE_MATCH, tag);
                    }
                })
                .build();
    }

    private Fate decide(
            ServerWebExchange exchange,
            Capture answered,
            Instant asked,
            Address address,
            @Nullable Answer kept,
            @Nullable Flight flight) {
        int status = answered.status();
        if (status == HttpStatus.NOT_MODIFIED.value() && kept != null) {
            return Fate.CONFIRMED;
        }
        if (status >= 500 && kept != null && kept.lifetime().usableOnErrorAt(clock.instant())) {
            return Fate.REPLACED;
        }
        HttpHeaders headers = answered.getHeaders();
        if (status == HttpStatus.OK.value()
                && small(headers.getContentLength())
                && !headers.containsHeader(HttpHeaders.SET_COOKIE)
                && !headers.containsHeader(HttpHeaders.CONTENT_ENCODING)
                && Lifetime.of(headers, asked) != null
                && variance(exchange, headers) != null) {
            return Fate.KEPT;
        }
        if (status == HttpStatus.OK.value()) {
            store.pass(address);
        }
        land(flight, new Landing.Alone());
        metrics.count(Outcome.MISSED);
        Told.make(headers, Told.missed(false));
        return Fate.PASSED;
    }

    private Mono<Void> conclude(
            ServerWebExchange exchange,
            Capture capture,
            Instant asked,
            Address address,
            @Nullable Answer kept,
            @Nullable Flight flight) {
        Fate fate = capture.fate();
        if (fate == Fate.KEPT) {
            return keep(exchange, capture, asked, address, kept, flight);
        }
        if (fate == Fate.CONFIRMED && kept != null) {
            Lifetime renewed = Lifetime.of(merged(capture.getHeaders(), kept), asked);
            Answer confirmed = kept.confirmed(
                    capture.getHeaders(),
                    renewed == null ? new Lifetime(asked, Duration.ZERO, Duration.ZERO) : renewed);
            return share(exchange, confirmed, address, flight, Outcome.REFRESHED, Told.refreshed(capture.status()));
        }
        land(flight, new Landing.Alone());
        if (fate == Fate.REPLACED && kept != null) {
            metrics.count(Outcome.STALE);
            Instant now = clock.instant();
            return Reply.write(
                    exchange,
                    kept,
                    now,
                    Told.failed(
                            capture.status(),
                            kept.lifetime().fresh().minus(kept.lifetime().age(now))));
        }
        return Mono.empty();
    }

    private Mono<Void> keep(
            ServerWebExchange exchange,
            Capture capture,
            Instant asked,
            Address address,
            @Nullable Answer kept,
            @Nullable Flight flight) {
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(capture.getHeaders());
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        Answer answer = Answer.of(
                headers,
                Objects.requireNonNull(variance(exchange, headers), "Was looked at"),
                Objects.requireNonNull(Lifetime.of(headers, asked), "Was looked at"),
                capture.body());
        return share(
                exchange,
                answer,
                address,
                flight,
                kept == null ? Outcome.MISSED : Outcome.REFRESHED,
                kept == null ? Told.missed(true) : Told.refreshed(capture.status()));
    }

    private Mono<Void> share(
            ServerWebExchange exchange,
            Answer answer,
            Address address,
            @Nullable Flight flight,
            Outcome outcome,
            String told) {
        store.put(address, answer);
        land(flight, new Landing.Shared(answer));
        metrics.count(outcome);
        return Reply.write(exchange, answer, clock.instant(), told);
    }

    // What has no declared length might have no end.
    private boolean small(long length) {
        return length >= 0 && length <= largest;
    }

    private static @Nullable Variance variance(ServerWebExchange exchange, HttpHeaders headers) {
        return Variance.of(headers.getOrEmpty(HttpHeaders.VARY), CacheFilter.selecting(exchange));
    }

    private static HttpHeaders merged(HttpHeaders news, Answer kept) {
        HttpHeaders merged = new HttpHeaders();
        merged.putAll(kept.headers());
        news.forEach(merged::put);
        return merged;
    }

    private static void land(@Nullable Flight flight, Landing how) {
        if (flight != null) {
            flight.land(how);
        }
    }
}
