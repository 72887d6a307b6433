package io.candela.gateway.shape;

import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.problems.Refusal;
import io.candela.gateway.problems.Refusals;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Has bodies arrive as a whole before anything is done with them, and cuts who sends one too slowly. So slow callers hold no
 * connection to a service, and do not make it look slow.
 */
@Component
@Order(Stages.BODY)
class BodyFilter implements Stage {
    private final Duration patience;
    private final Refusals refusals;

    BodyFilter(ShapeProperties properties, Refusals refusals) {
        this.patience = properties.patience();
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        if (headers.getContentLength() <= 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return rest.filter(exchange);
        }
        return DataBufferUtils.join(exchange.getRequest().getBody())
                .map(BodyFilter::bytes)
                .defaultIfEmpty(new byte[0])
                .timeout(patience)
                .map(Optional::of)
                .onErrorResume(TimeoutException.class, _ -> Mono.just(Optional.empty()))
                .flatMap(body -> body.map(bytes -> rest.filter(exchange.mutate()
                                .request(new Whole(exchange.getRequest(), bytes))
                                .build()))
                        .orElseGet(() -> refusals.write(exchange, tooSlow())));
    }

    private Refusal tooSlow() {
        return new Refusal("slow-body", "The body did not arrive within %d ms.".formatted(patience.toMillis()))
                .with(HttpHeaders.CONNECTION, "close");
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static final class Whole extends ServerHttpRequestDecorator {
        private final byte[] body;

        Whole(ServerHttpRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)));
        }
    }
}
