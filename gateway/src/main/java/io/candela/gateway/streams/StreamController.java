package io.candela.gateway.streams;

import io.candela.gateway.arrival.Passage;
import io.candela.gateway.authentication.Identified;
import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.limits.StreamAdmission;
import io.candela.gateway.limits.StreamLimiter;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Refusals;
import io.candela.gateway.routes.EdgeRoute;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
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
    private final StreamLimiter limiter;
    private final Refusals refusals;

    StreamController(Streams streams, StreamLimiter limiter, Refusals refusals) {
        this.streams = streams;
        this.limiter = limiter;
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
            case Opening.WebSocket(var compressible) ->
                admitted(exchange, visitor -> webSocket(exchange, visitor, compressible && streams.compressing()));
            case Opening.Events _ when exchange.getRequest().getMethod().equals(HttpMethod.HEAD) -> head(exchange);
            case Opening.Events(var wish) -> admitted(exchange, visitor -> events(exchange, visitor, wish));
            case Opening.Refused(var refusal) -> refusals.write(exchange, refusal);
        };
    }

    /** Opens a stream if the account may have one more. */
    private Mono<Void> admitted(ServerWebExchange exchange, Function<Visitor, Mono<Void>> opening) {
        KnownCredential caller = caller(exchange);
        EdgeRoute route = Objects.requireNonNull(EdgeRoute.of(exchange), "The path is a route");
        Passage passage = Passage.of(exchange);
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        return Mono.fromCompletionStage(limiter.admit(caller.credential()))
                .flatMap(admission -> onLoop(response, admission))
                .flatMap(admission -> switch (admission) {
                    case StreamAdmission.Refused(var refusal) -> refusals.write(exchange, refusal);
                    case StreamAdmission.Admitted(var place) -> {
                        // Whatever becomes of the stream, it does not outlive its connection.
                        response.withConnection(it -> it.channel().closeFuture().addListener(_ -> place.leave()));
                        yield opening.apply(new Visitor(
                                        caller, route.access(), passage.address(), passage.requestId(), place))
                                .doOnError(_ -> place.leave());
                    }
                });
    }

    /** Goes on on the connection's event loop. Redis answers elsewhere, and there the client's first words could come too early. */
    private static <T> Mono<T> onLoop(HttpServerResponse response, T value) {
        return Mono.create(
                sink -> response.withConnection(it -> it.channel().eventLoop().execute(() -> sink.success(value))));
    }

    private static Mono<Void> head(ServerWebExchange exchange) {
        headers(exchange.getResponse().getHeaders());
        return exchange.getResponse().setComplete();
    }

    private static void headers(HttpHeaders headers) {
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        headers.setCacheControl("no-store");
        headers.set(HttpHeaders.CONNECTION, "close");
    }

    private Mono<Void> webSocket(ServerWebExchange exchange, Visitor visitor, boolean compressed) {
        if (compressed) {
            exchange.getResponse().getHeaders().set("Sec-WebSocket-Extensions", Compression.AGREED);
        }
        Framing framing = compressed ? Framing.COMPRESSED_WEB_SOCKET : Framing.WEB_SOCKET;
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        // What is to be done before an answer is done, and then the answer is left to the upgrade.
        return exchange.getResponse()
                .setComplete()
                .then(Mono.defer(() -> response.sendWebsocket(
                        (_, out) -> {
                            out.withConnection(it -> {
                                open(it.channel(), framing, visitor);
                                // The server would otherwise say so itself, from the loop that the connection had, and
                                // fail.
                                it.channel()
                                        .closeFuture()
                                        .addListener(_ -> out.sendClose()
                                                .onErrorComplete()
                                                .subscribe());
                            });
                            return Mono.never();
                        },
                        WebsocketServerSpec.builder()
                                .maxFramePayloadLength(LARGEST_FRAME)
                                .build())));
    }

    private void open(Channel channel, Framing framing, Visitor visitor) {
        streams.open(
                new Line(channel, framing, reason -> {
                    var _ = channel.writeAndFlush(new CloseWebSocketFrame(reason.status(), reason.code()));
                }),
                visitor,
                _ -> {});
    }

    private Mono<Void> events(ServerWebExchange exchange, Visitor visitor, Wish wish) {
        ServerHttpResponse answer = exchange.getResponse();
        headers(answer.getHeaders());
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(answer);
        Sinks.Empty<Void> end = Sinks.empty();
        return answer.setComplete()
                .then(Mono.defer(() -> response.sendHeaders().then()))
                .then(Mono.defer(() -> {
                    response.withConnection(it -> it.channel()
                            .eventLoop()
                            .execute(() -> streams.open(
                                    new Line(it.channel(), Framing.SERVER_SENT_EVENTS, _ -> end.tryEmitEmpty()),
                                    visitor,
                                    client -> client.begin(wish))));
                    return end.asMono();
                }));
    }

    private static KnownCredential caller(ServerWebExchange exchange) {
        return Objects.requireNonNull(Identified.callerOf(exchange), "The route is not public");
    }
}
