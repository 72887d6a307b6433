package io.candela.gateway.cache;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Stands in for the response of whoever asks a service first. Once status and headers are known it decides: what is to be
 * kept is read to its end and not sent; everything else goes through as it comes.
 */
final class Capture extends ServerHttpResponseDecorator {
    private static final byte[] NOTHING = {};

    private final HttpHeaders headers = new HttpHeaders();
    private final Function<Capture, Fate> decision;
    private @Nullable HttpStatusCode status;
    private @Nullable Fate fate;
    private byte[] body = NOTHING;

    /** {@code decision} is asked once, as soon as status and headers are there. */
    Capture(ServerHttpResponse response, Function<Capture, Fate> decision) {
        super(response);
        this.decision = decision;
    }

    /** What became of the answer; null if there was none. */
    @Nullable
    Fate fate() {
        return fate;
    }

    byte[] body() {
        return body;
    }

    int status() {
        return status == null ? 200 : status.value();
    }

    @Override
    public boolean setStatusCode(@Nullable HttpStatusCode code) {
        status = code;
        return true;
    }

    @Override
    public @Nullable HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public HttpHeaders getHeaders() {
        return fate == Fate.PASSED ? getDelegate().getHeaders() : headers;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> data) {
        return switch (decide()) {
            case KEPT -> DataBufferUtils.join(data).doOnNext(this::keep).then();
            case CONFIRMED, REPLACED ->
                Flux.from(data).doOnNext(DataBufferUtils::release).then();
            case PASSED -> getDelegate().writeWith(data);
        };
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> data) {
        return switch (decide()) {
            case PASSED -> getDelegate().writeAndFlushWith(data);
            case KEPT, CONFIRMED, REPLACED -> writeWith(Flux.from(data).concatMap(each -> each));
        };
    }

    @Override
    public Mono<Void> setComplete() {
        return decide() == Fate.PASSED ? getDelegate().setComplete() : Mono.empty();
    }

    private void keep(DataBuffer joined) {
        byte[] bytes = new byte[joined.readableByteCount()];
        joined.read(bytes);
        DataBufferUtils.release(joined);
        body = bytes;
    }

    private Fate decide() {
        Fate decided = fate;
        if (decided == null) {
            decided = decision.apply(this);
            fate = decided;
            if (decided == Fate.PASSED) {
                if (status != null) {
                    getDelegate().setStatusCode(status);
                }
                headers.forEach((name, values) -> getDelegate().getHeaders().addAll(name, values));
            }
        }
        return decided;
    }

    /** What is done with an answer. */
    enum Fate {
        /** It is read, and may be shared. */
        KEPT,
        /** It says that the copy still holds. */
        CONFIRMED,
        /** It is a failure, and a copy takes its place. */
        REPLACED,
        /** It is sent as it comes. */
        PASSED
    }
}
