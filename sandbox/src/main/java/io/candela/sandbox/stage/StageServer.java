package io.candela.sandbox.stage;

import io.candela.sandbox.exchanges.Exchange.Answer;
import io.candela.sandbox.stage.Stage.Reply;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves a stage on one port: each exchange below its name, its WebSocket at {@code /NAME/ws}; faults and time under
 * {@code /control}.
 */
public final class StageServer implements AutoCloseable {
    private static final Duration PING = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Stage stage;
    private final boolean driven;
    private final DisposableServer server;

    /** @param driven whether time goes on by request only */
    public StageServer(Stage stage, int port, boolean driven) {
        this.stage = stage;
        this.driven = driven;
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .route(this::routes)
                .bindNow();
    }

    private void routes(HttpServerRoutes routes) {
        for (String exchange : stage.exchanges()) {
            routes.ws("/" + exchange + "/ws", (in, out) -> listen(exchange, in, out));
        }
        routes.get("/control/time", this::time)
                .post("/control/advance", this::advance)
                .post("/control/faults", this::fault)
                .route(request -> request.method().equals(HttpMethod.GET), this::ask);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private Publisher<Void> time(HttpServerRequest request, HttpServerResponse response) {
        return json(response, Map.of("now", stage.now().toString()));
    }

    private Publisher<Void> advance(HttpServerRequest request, HttpServerResponse response) {
        if (!driven) {
            return json(response.status(409), Map.of("message", "Time goes on by itself"));
        }
        double seconds = Double.parseDouble(query(request).getOrDefault("seconds", "1"));
        Instant then = stage.now().plusMillis((long) (seconds * 1_000));
        stage.advance(then);
        return time(request, response);
    }

    private Publisher<Void> fault(HttpServerRequest request, HttpServerResponse response) {
        Map<String, String> query = query(request);
        try {
            Fault fault = Fault.of(query);
            stage.begin(query.getOrDefault("exchange", ""), fault);
            return json(response, Map.of("begun", fault.toString()));
        } catch (IllegalArgumentException wrong) {
            return json(response.status(400), Map.of("message", String.valueOf(wrong.getMessage())));
        }
    }

    private Publisher<Void> ask(HttpServerRequest request, HttpServerResponse response) {
        String uri = '/' + request.path();
        int slash = uri.indexOf('/', 1);
        String exchange = slash < 0 ? "" : uri.substring(1, slash);
        if (!stage.exchanges().contains(exchange)) {
            return response.sendNotFound();
        }
        return switch (stage.ask(exchange, uri.substring(slash), query(request))) {
            case Reply.Busy(Duration pause) ->
                json(
                        response.status(429).header("Retry-After", Long.toString(pause.toSeconds() + 1)),
                        Map.of("message", "Too many requests"));
            case Reply.Answered(Answer answer, Duration delay) ->
                Mono.delay(delay)
                        .then(Mono.defer(() -> Mono.from(json(response.status(answer.status()), answer.body()))));
        };
    }

    private static Publisher<Void> json(HttpServerResponse response, Object body) {
        return response.header("Content-Type", "application/json")
                .sendObject(Unpooled.wrappedBuffer(JSON.writeValueAsBytes(body)));
    }

    private static Map<String, String> query(HttpServerRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        new QueryStringDecoder(request.uri(), StandardCharsets.UTF_8)
                .parameters()
                .forEach((name, values) -> query.put(name, values.getFirst()));
        return query;
    }

    private Publisher<Void> listen(String exchange, WebsocketInbound in, WebsocketOutbound out) {
        Subscriber subscriber = new Subscriber();
        stage.open(exchange, subscriber);
        // Not what answers our pings, which is no text.
        Mono<Void> heard = in.aggregateFrames()
                .receiveFrames()
                .ofType(TextWebSocketFrame.class)
                .doOnNext(frame -> stage.hear(exchange, subscriber, frame.text()))
                .then();
        Mono<Void> said = out.sendObject(subscriber.all()).then();
        return Mono.firstWithSignal(heard, said).doFinally(any -> stage.closed(exchange, subscriber));
    }

    /** Frames wait here when a subscriber is slow; one that falls far behind is cut off. */
    private static final class Subscriber implements Connection {
        private static final int WAITING = 50_000;

        private final Sinks.Many<String> frames =
                Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(WAITING));

        @Override
        public void send(String frame) {
            if (frames.tryEmitNext(frame).isFailure()) {
                close();
            }
        }

        @Override
        public void close() {
            frames.tryEmitComplete();
        }

        Flux<WebSocketFrame> all() {
            return Flux.merge(
                            frames.asFlux()
                                    .<WebSocketFrame>map(TextWebSocketFrame::new)
                                    .concatWith(Mono.fromSupplier(() -> new CloseWebSocketFrame(1001, "Bye"))),
                            Flux.interval(PING).map(any -> new PingWebSocketFrame()))
                    .takeUntil(CloseWebSocketFrame.class::isInstance);
        }
    }
}
