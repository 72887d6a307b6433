package io.candela.platform.problem;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Gives problem details the members that all of Candela's have. */
public final class Problems {
    private Problems() {}

    /**
     * Adds what is missing of {@code type}, {@code code}, {@code retryable}, {@code instance} and {@code requestId}. The code
     * of a problem that has none is its status's reason phrase, as in {@code method-not-allowed}.
     */
    public static ProblemDetail complete(ProblemDetail problem, String path, String requestId) {
        Map<String, Object> properties = problem.getProperties();
        if (properties == null || !properties.containsKey("code")) {
            HttpStatusCode status = HttpStatusCode.valueOf(problem.getStatus());
            String code = code(status);
            problem.setType(URI.create("/problems/" + code));
            problem.setProperty("code", code);
            problem.setProperty("retryable", retryable(status));
        }
        problem.setInstance(instance(path));
        problem.setProperty("requestId", requestId);
        return problem;
    }

    /** What is said of an error that is ours: nothing that only we should know. */
    public static ProblemDetail internalError() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong here. Please quote the requestId when you report it.");
    }

    static boolean retryable(HttpStatusCode status) {
        return status.is5xxServerError() || status.value() == HttpStatus.TOO_MANY_REQUESTS.value();
    }

    private static String code(HttpStatusCode status) {
        return status instanceof HttpStatus known
                ? known.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-')
                : "status-" + status.value();
    }

    private static URI instance(String path) {
        try {
            return URI.create(path);
        } catch (IllegalArgumentException unprintable) {
            return URI.create("/");
        }
    }
}
