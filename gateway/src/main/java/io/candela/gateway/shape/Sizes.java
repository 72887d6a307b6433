package io.candela.gateway.shape;

import io.candela.gateway.problems.Verdict;

/** Decides whether a request is small enough. */
final class Sizes {
    private final long uri;
    private final long headers;
    private final long body;

    Sizes(ShapeProperties limits) {
        this.uri = limits.uri().toBytes();
        this.headers = limits.headers().toBytes();
        this.body = limits.body().toBytes();
    }

    long body() {
        return body;
    }

    /** {@code bodyBytes} is what the request says of its body; below zero if it says nothing. */
    Verdict check(long uriLength, long headerLength, long bodyBytes) {
        if (uriLength > uri) {
            return Verdict.refused("uri-too-long", "Path and query may have %d characters together.".formatted(uri));
        }
        if (headerLength > headers) {
            return Verdict.refused(
                    "headers-too-large", "The headers may have %d characters together.".formatted(headers));
        }
        if (bodyBytes > body) {
            return Verdict.refused("content-too-large", "The body may have %d bytes.".formatted(body));
        }
        return Verdict.PASSED;
    }
}
