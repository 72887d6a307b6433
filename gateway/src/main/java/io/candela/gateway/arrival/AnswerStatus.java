package io.candela.gateway.arrival;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/** What became of a request, as one number, for all who keep accounts of it. */
public final class AnswerStatus {
    /** The caller went away before there was an answer. */
    public static final int UNANSWERED = 499;

    private static final int OK = 200;

    private AnswerStatus() {}

    /** The status of the answer that has begun, or else {@link #UNANSWERED}. */
    public static int of(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        if (!response.isCommitted()) {
            // Before that the server's own response says 200.
            return UNANSWERED;
        }
        HttpStatusCode status = response.getStatusCode();
        return status == null ? OK : status.value();
    }
}
