package io.candela.platform.problem;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * An answer other than the one asked for, as RFC 9457 problem details. Each type of problem is a subclass; its code
 * names the page {@code /problems/<code>} that explains it.
 */
public class Problem extends ErrorResponseException {
    private final String code;
    private final List<ProblemError> errors = new ArrayList<>();

    public Problem(HttpStatus status, String code, String title, String detail) {
        super(status, body(status, code, title, detail), null);
        this.code = code;
    }

    private static ProblemDetail body(HttpStatus status, String code, String title, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("/problems/" + code));
        body.setTitle(title);
        body.setProperty("code", code);
        body.setProperty("retryable", Problems.retryable(status));
        return body;
    }

    /** The name of this type of problem, such as {@code invalid-parameter}. */
    public String code() {
        return code;
    }

    /** Names one thing that is wrong with the request. */
    protected final void add(ProblemError error) {
        errors.add(error);
        getBody().setProperty("errors", List.copyOf(errors));
    }

    /** Says when to come back, in the header {@code Retry-After} (RFC 9110), in whole seconds, rounded up. */
    protected final void retryAfter(Duration delay) {
        getHeaders()
                .set(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(delay.plusMillis(999).toSeconds()));
    }
}
