package io.candela.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** The id by which one request can be found in every log; the gateway gives it out. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";

    private RequestId() {}

    /** The request's id; a new one, which is kept, if it came without. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(HEADER) instanceof String known) {
            return known;
        }
        String sent = request.getHeader(HEADER);
        String id = sent == null ? UUID.randomUUID().toString() : sent;
        request.setAttribute(HEADER, id);
        return id;
    }
}
