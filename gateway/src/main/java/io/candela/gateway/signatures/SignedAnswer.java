package io.candela.gateway.signatures;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer whose body is held back until it is whole and signed; one that is too large, or a stream, goes out as it comes. */
final class SignedAnswer extends ServerHttpResponseDecorator {
    private final long largest;
    private final Consumer<byte[]> signature;
    private boolean written;

    /** {@code signature} is given the whole body, before anything is sent. */
    SignedAnswer(ServerHttpResponse response, long largest, Consumer<byte[]> signature) {
        super(response);
        this.largest = largest;
        this.signature = signature;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        written = true;
        AtomicLong size = new AtomicLong();
        return getDelegate()
                .writeWith(Flux.<DataBuffer>from(body)
                        // One list of all if that is not too much, and otherwise one more for each buffer.
                        .bufferUntil(buffer -> size.addAndGet(buffer.readableByteCount()) > largest)
                        .switchOnFirst((first, all) -> {
                            List<DataBuffer> whole = first.get();
                            if (first.isOnComplete()) {
                                signature.accept(new byte[0]);
                            }
                            return whole == null || size.get() > largest
                                    ? all.concatMapIterable(buffers -> buffers)
                                    : all.map(this::signed);
                        }));
    }

    @Override
    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
        written = true;
        return getDelegate().writeAndFlushWith(body);
    }

    @Override
    public Mono<Void> setComplete() {
        if (!written && !isCommitted()) {
            written = true;
            signature.accept(new byte[0]);
        }
        return getDelegate().setComplete();
    }

    private DataBuffer signed(List<DataBuffer> buffers) {
        DataBuffer joined = DefaultDataBufferFactory.sharedInstance.join(buffers);
        byte[] body = new byte[joined.readableByteCount()];
        joined.read(body);
        DataBufferUtils.release(joined);
        signature.accept(body);
        return DefaultDataBufferFactory.sharedInstance.wrap(body);
    }
}
