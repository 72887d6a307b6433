package io.candela.gateway.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class DepartureTest {
    private static final WebFilterChain ANSWERED =
            exchange -> exchange.getResponse().setComplete();

    private final Departure departure = new Departure(new Http2Connections());

    @Test
    void answersKeepTheirConnectionsUntilItLeaves() {
        departure.start();
        assertThat(connection(pass(ANSWERED))).isNull();
        departure.leave();
        assertThat(connection(pass(ANSWERED))).isEqualTo("close");
    }

    @Test
    void anAnswerThatHadNotBegunWhenItLeavesClosesItsConnectionToo() {
        Sinks.Empty<Void> service = Sinks.empty();
        MockServerWebExchange exchange = exchange();
        CompletableFuture<@Nullable Void> answer = departure
                .pass(exchange, it -> service.asMono().then(it.getResponse().setComplete()))
                .toFuture();
        departure.leave();
        service.tryEmitEmpty().orThrow();
        answer.join();
        assertThat(connection(exchange)).isEqualTo("close");
    }

    @Test
    void whoStopsItWaitsForTheLastAnswerAndForWhatIsWrittenOfIt() {
        Sinks.Empty<Void> service = Sinks.empty();
        AtomicBoolean written = new AtomicBoolean();
        WebFilterChain logged = _ -> Stage.atEnd(service.asMono(), () -> written.set(true));
        CompletableFuture<@Nullable Void> answer =
                departure.pass(exchange(), logged).toFuture();
        CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(() -> {
            departure.stop();
            return written.get();
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> pass(ANSWERED).getResponse().getStatusCode() == HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(stopped).isNotDone();
        service.tryEmitEmpty().orThrow();
        answer.join();
        assertThat(stopped.join()).isTrue();
    }

    @Test
    void aCallerWhoHasGoneAwayIsNotWaitedFor() {
        departure.pass(exchange(), _ -> Mono.never()).subscribe().dispose();
        departure.stop();
        assertThat(departure.isRunning()).isFalse();
    }

    private MockServerWebExchange pass(WebFilterChain rest) {
        MockServerWebExchange exchange = exchange();
        departure.pass(exchange, rest).block();
        return exchange;
    }

    private static MockServerWebExchange exchange() {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/v1/prices/BTC-USD"));
    }

    private static @Nullable String connection(MockServerWebExchange exchange) {
        return exchange.getResponse().getHeaders().getFirst("Connection");
    }
}
