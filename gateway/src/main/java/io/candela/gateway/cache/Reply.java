package io.candela.gateway.cache;

import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives a caller a copy: in the encoding that they take, or as a 304 if they have it already. */
final class Reply {
    private Reply() {}

    static Mono<Void> write(ServerWebExchange exchange, Answer answer, Instant now, String cacheStatus) {
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpResponse response = exchange.getResponse();
        Encoding encoding = answer.compressible()
                ? Encoding.negotiate(request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING))
                : Encoding.IDENTITY;
        HttpHeaders headers = response.getHeaders();
        answer.told().forEach(headers::addAll);
        headers.set(HttpHeaders.AGE, Long.toString(age(answer, now)));
        headers.set(Told.CACHE_STATUS, cacheStatus);
        if (answer.compressible()) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        String tag = answer.entityTag();
        if (tag != null) {
            headers.set(HttpHeaders.ETAG, EntityTags.of(tag, encoding));
            if (EntityTags.match(request.getHeaders().getOrEmpty(HttpHeaders.IF_NONE_MATCH), tag)) {
                headers.remove(HttpHeaders.CONTENT_TYPE);
                headers.remove(HttpHeaders.CONTENT_LENGTH);
                response.setStatusCode(HttpStatus.NOT_MODIFIED);
                return response.setComplete();
            }
        }
        byte[] body = answer.body(encoding);
        if (encoding != Encoding.IDENTITY) {
            headers.set(HttpHeaders.CONTENT_ENCODING, encoding.token());
        }
        headers.setContentLength(body.length);
        response.setStatusCode(HttpStatus.OK);
        return request.getMethod().equals(HttpMethod.HEAD)
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    // Services are no caches: what they say is how old the value is, to which the time comes that the copy was kept.
    private static long age(Answer answer, Instant now) {
        String value = answer.headers().getFirst(HttpHeaders.AGE);
        long kept = answer.lifetime().age(now).toSeconds();
        try {
            return value == null ? kept : Math.addExact(kept, Long.parseLong(value));
        } catch (ArithmeticException | NumberFormatException unreadable) {
            return kept;
        }
    }
}
