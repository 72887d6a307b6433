package io.candela.gateway.streams;

import io.candela.gateway.arrival.Passage;
import io.candela.gateway.authentication.Identified;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Refusals;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;

/** Opens streams at {@code /v1/stream}. */
@RestController
class StreamController {
    static final String PATH = "/v1/stream";

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int LARGEST_FRAME = 1 << 20;

    private final Streams streams;
    private final Refusals refusals;

    StreamController(Streams streams, Refusals refusals) {
        this.streams = streams;
        this.refusals = refusals;
    }

    @GetMapping(PATH)
    Mono<Void> open(ServerWebExchange exchange) {
        if (!streams.admitting()) {
            return refusals.write(
                    exchange, new Refusal("unavailable", "Streams cannot be opened at this moment.").retryAfter(SOON));
        }
        Opening opening = Opening.of(
                exchange.getRequest().getHeaders(),
                exchange.getRequest().getQueryParams(),
                streams.selections(),
                caller(exchange).credential().scopes());
        return switch (opening) {
            case Opening.WebSocket _ -> webSocket(exchange);
            case Opening.Events(var wish) -> events(exchange, wish);
            case Opening.Refused(var refusal) -> refusals.write(exchange, refusal);
        };
    }

    private Mono<Void> webSocket(ServerWebExchange exchange) {
        KnownCredential caller = caller(exchange);
        String requestId = Passage.of(exchange).requestId();
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        // What is to be done before an answer is done, and then the answer is left to the upgrade.
        return exchange.getResponse()
                .setComplete()
                .then(Mono.defer(() -> response.sendWebsocket(
                        (_, out) -> {
                            out.withConnection(it -> open(it.channel(), caller, requestId));
                            return Mono.never();
                        },
                        WebsocketServerSpec.builder()
                                .maxFramePayloadLength(LARGEST_FRAME)
                                .build())));
    }

    private void open(Channel channel, KnownCredential caller, String requestId) {
        streams.open(
                new Line(channel, Framing.WEB_SOCKET, reason -> {
                    var _ = channel.writeAndFlush(new CloseWebSocketFrame(reason.status(), reason.code()));
                }),
                caller,
                requestId);
    }

    private Mono<Void> events(ServerWebExchange exchange, Wish wish) {
        ServerHttpResponse answer = exchange.getResponse();
        answer.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        answer.getHeaders().setCacheControl("no-store");
        answer.getHeaders().set(HttpHeaders.CONNECTION, "close");
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            return answer.setComplete();
        }
        KnownCredential caller = caller(exchange);
        String requestId = Passage.of(exchange).requestId();
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(answer);
        Sinks.Empty<Void> end = Sinks.empty();
        return answer.setComplete()
                .then(Mono.defer(() -> response.sendHeaders().then()))
                .then(Mono.defer(() -> {
                    response.withConnection(it -> it.channel()
                            .eventLoop()
                            .execute(() -> streams.open(
                                            new Line(it.channel(), Framing.SERVER_SENT_EVENTS, _ -> end.tryEmitEmpty()),
                                            caller,
                                            requestId)
                                    .begin(wish)));
                    return end.asMono();
                }));
    }

    private static KnownCredential caller(ServerWebExchange exchange) {
        return Objects.requireNonNull(Identified.callerOf(exchange), "The route is not public");
    }
}
