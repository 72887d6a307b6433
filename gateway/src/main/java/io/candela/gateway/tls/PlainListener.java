package io.candela.gateway.tls;

import io.candela.gateway.arrival.HeadDeadlines;
import io.candela.gateway.authentication.PublicUrl;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Refusals;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Hears those who come without TLS, gives them a {@link PlainAnswer} and hangs up. Nothing behind it knows of such a request:
 * it is a server of its own, so that it cannot become a way around the stages.
 */
final class PlainListener implements SmartLifecycle {
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int LARGEST_HEADERS = 16 * 1024;

    private final HttpServer server;
    private final PlainProperties properties;
    private final PublicUrl url;
    private final Refusals refusals;
    private final Refusal refusal;
    private @Nullable DisposableServer running;

    PlainListener(
            InetSocketAddress address,
            PlainProperties properties,
            HeadDeadlines deadlines,
            PublicUrl url,
            Refusals refusals) {
        this.server = deadlines
                .watch(HttpServer.create())
                .bindAddress(() -> address)
                .maxKeepAliveRequests(1)
                .idleTimeout(properties.patience())
                .httpRequestDecoder(
                        decoder -> decoder.maxInitialLineLength(LONGEST_LINE).maxHeaderSize(LARGEST_HEADERS))
                .handle(this::answer);
        this.properties = properties;
        this.url = url;
        this.refusals = refusals;
        this.refusal = new Refusal(
                "https-required",
                "This is answered over HTTPS only, at %s. Nothing was done. Replace a key or token that you have sent: others may have read it."
                        .formatted(url.text()));
    }

    int port() {
        DisposableServer bound = running;
        if (bound == null) {
            throw new IllegalStateException("Nobody listens");
        }
        return bound.port();
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        return heardOut(request).then(Mono.defer(() -> {
            response.header(HttpHeaderNames.CACHE_CONTROL, "no-store");
            HttpHeaders sent = request.requestHeaders();
            boolean credential = sent.contains(HttpHeaderNames.AUTHORIZATION) || sent.contains("X-Api-Key");
            return switch (PlainAnswer.of(request.method().name(), request.uri(), credential, url)) {
                case PlainAnswer.Redirected(var location) ->
                    response.status(HttpStatus.PERMANENT_REDIRECT.value())
                            .header(HttpHeaderNames.LOCATION, location)
                            .header(HttpHeaderNames.CONTENT_LENGTH, "0")
                            .send();
                case PlainAnswer.Refused _ -> refuse(request, response);
            };
        }));
    }

    /** Who is still sending when the connection is closed would not get the answer; who asks first need not send. */
    private Mono<Void> heardOut(HttpServerRequest request) {
        return request.requestHeaders().contains(HttpHeaderNames.EXPECT)
                ? Mono.empty()
                : request.receive().then().timeout(properties.patience()).onErrorComplete();
    }

    private Mono<Void> refuse(HttpServerRequest request, HttpServerResponse response) {
        String requestId = UUID.randomUUID().toString();
        byte[] problem = refusals.describe(refusal, PlainAnswer.path(request.uri()), requestId)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.status(HttpStatus.FORBIDDEN.value())
                .header(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(problem.length))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Request-Id", requestId);
        return request.method().equals(HttpMethod.HEAD)
                ? response.send()
                : response.sendByteArray(Mono.just(problem)).then();
    }

    @Override
    public void start() {
        running = server.bindNow();
    }

    @Override
    public void stop() {
        DisposableServer bound = running;
        if (bound != null) {
            bound.disposeNow(properties.patience());
        }
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
