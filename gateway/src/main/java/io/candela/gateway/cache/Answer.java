package io.candela.gateway.cache;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * An answer of a service that is kept: always a 200, as nothing else is shared.
 *
 * @param headers as the service sent them, but for those of the transport
 * @param told the same as callers are told, but for what is different each time
 * @param bodies by their encodings, each made when it is first asked for
 */
record Answer(
        HttpHeaders headers,
        HttpHeaders told,
        MediaType type,
        Variance variance,
        Lifetime lifetime,
        Map<Encoding, byte[]> bodies) {
    private static final int WORTH_COMPRESSING = 1024;
    private static final int OVERHEAD = 1024;

    static Answer of(HttpHeaders headers, Variance variance, Lifetime lifetime, byte[] body) {
        Map<Encoding, byte[]> bodies = new EnumMap<>(Encoding.class);
        bodies.put(Encoding.IDENTITY, body);
        return of(headers, variance, lifetime, bodies);
    }

    private static Answer of(HttpHeaders headers, Variance variance, Lifetime lifetime, Map<Encoding, byte[]> bodies) {
        return new Answer(
                headers,
                Told.of(headers, variance),
                Objects.requireNonNullElse(headers.getContentType(), MediaType.APPLICATION_OCTET_STREAM),
                variance,
                lifetime,
                bodies);
    }

    /** The same after the service has said that it still holds (RFC 9111, section 4.3.4). */
    Answer confirmed(HttpHeaders news, Lifetime renewed) {
        HttpHeaders merged = new HttpHeaders();
        merged.putAll(headers);
        news.forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                merged.put(name, values);
            }
        });
        return of(merged, variance, renewed, bodies);
    }

    @Nullable
    String entityTag() {
        return headers.getETag();
    }

    /** Whether compressed copies of it exist; small ones only grow. */
    boolean compressible() {
        return plain().length >= WORTH_COMPRESSING;
    }

    byte[] body(Encoding encoding) {
        synchronized (bodies) {
            return bodies.computeIfAbsent(encoding, it -> it.encode(plain()));
        }
    }

    /** Bytes that it takes; room for the compressed copies is counted from the beginning. */
    int weight() {
        int body = plain().length;
        return OVERHEAD + (compressible() ? body + body / 2 : body);
    }

    private byte[] plain() {
        synchronized (bodies) {
            byte[] plain = bodies.get(Encoding.IDENTITY);
            if (plain == null) {
                throw new IllegalStateException("An answer without a body");
            }
            return plain;
        }
    }
}
