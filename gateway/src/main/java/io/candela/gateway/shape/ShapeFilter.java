package io.candela.gateway.shape;

import io.candela.gateway.arrival.Stage;
import io.candela.gateway.arrival.Stages;
import io.candela.gateway.problems.Refusals;
import io.candela.gateway.problems.Verdict;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses what is too large, a body of undeclared length as it comes in. */
@Component
@Order(Stages.SHAPE)
class ShapeFilter implements Stage {
    private final Sizes sizes;
    private final Refusals refusals;

    ShapeFilter(ShapeProperties properties, Refusals refusals) {
        this.sizes = new Sizes(properties);
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain rest) {
        ServerHttpRequest request = exchange.getRequest();
        long declared = request.getHeaders().getContentLength();
        return switch (sizes.check(length(request.getURI()), length(request.getHeaders()), declared)) {
            case Verdict.Refused(var refusal) -> refusals.write(exchange, refusal);
            case Verdict.Passed _
            when declared < 0 && request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING) ->
                rest.filter(exchange.mutate()
                        .request(new Metered(request, sizes.body()))
                        .build());
            case Verdict.Passed _ -> rest.filter(exchange);
        };
    }

    private static long length(URI uri) {
        String query = uri.getRawQuery();
        return (long) uri.getRawPath().length() + (query == null ? 0 : query.length());
    }

    private static long length(HttpHeaders headers) {
        long length = 0;
        for (Map.Entry<String, List<String>> header : headers.headerSet()) {
            for (String value : header.getValue()) {
                length += header.getKey().length() + value.length();
            }
        }
        return length;
    }

    private static final class Metered extends ServerHttpRequestDecorator {
        private final long limit;

        Metered(ServerHttpRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            AtomicLong seen = new AtomicLong();
            return super.getBody().map(buffer -> {
                if (seen.addAndGet(buffer.readableByteCount()) > limit) {
                    DataBufferUtils.release(buffer);
                    throw new DataBufferLimitException("More than " + limit + " bytes");
                }
                return buffer;
            });
        }
    }
}
