package io.candela.gateway.signatures;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A request whose body nobody gets to read unless it is what was signed. */
final class DigestedRequest extends ServerHttpRequestDecorator {
    private final ContentDigest digest;

    DigestedRequest(ServerHttpRequest request, ContentDigest digest) {
        super(request);
        this.digest = digest;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return DataBufferUtils.join(super.getBody())
                .map(DigestedRequest::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMapMany(body -> digest.fits(body)
                        ? Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(body))
                        : Mono.error(new DigestMismatch()));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
