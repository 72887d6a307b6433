package io.candela.marketdata.feeds.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks one venue, within its limits. */
public final class VenueRequests {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration DEFAULT_PAUSE = Duration.ofMinutes(1);
    /** What Binance answers to an address that went on after a 429. */
    private static final int BANNED = 418;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final URI base;
    private final RequestBudget budget;

    public VenueRequests(HttpClient http, URI base, RequestBudget budget) {
        this.http = http;
        this.base = base;
        this.budget = budget;
    }

    /**
     * The answer to a request, as a tree.
     *
     * @param path with its query
     * @param weight what the venue counts for it
     */
    public JsonNode get(String path, long weight) throws IOException, InterruptedException {
        budget.spend(weight);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header(HttpHeaders.USER_AGENT, "candela")
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == HttpStatus.OK.value()) {
            try {
                return JSON.readTree(answer.body());
            } catch (JacksonException broken) {
                throw new IOException(request.uri() + " did not answer with JSON", broken);
            }
        }
        if (asksToWait(answer.statusCode())) {
            budget.closeFor(pause(answer));
        }
        throw new IOException(request.uri() + " answered " + answer.statusCode());
    }

    private static boolean asksToWait(int status) {
        return status == HttpStatus.TOO_MANY_REQUESTS.value()
                || status == BANNED
                || status == HttpStatus.FORBIDDEN.value();
    }

    private static Duration pause(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue(HttpHeaders.RETRY_AFTER)
                .filter(seconds -> seconds.matches("\\d{1,7}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(DEFAULT_PAUSE);
    }
}
