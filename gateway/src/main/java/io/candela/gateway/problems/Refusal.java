package io.candela.gateway.problems;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;

/**
 * Why a request is not answered as asked.
 *
 * @param code names the type of problem; the {@link ProblemCatalogue} knows its status and title
 * @param detail what is wrong this time and how to put it right, in words for the caller
 * @param headers what the answer's headers say beside
 */
public record Refusal(String code, String detail, Map<String, String> headers) {

    public Refusal {
        headers = Map.copyOf(headers);
    }

    public Refusal(String code, String detail) {
        this(code, detail, Map.of());
    }

    /** The same with one more header. */
    public Refusal with(String header, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(header, value);
        return new Refusal(code, detail, all);
    }

    /** The same with {@code Retry-After} (RFC 9110), in whole seconds, rounded up, at least one. */
    public Refusal retryAfter(Duration delay) {
        return with(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, delay.plusMillis(999).toSeconds())));
    }
}
