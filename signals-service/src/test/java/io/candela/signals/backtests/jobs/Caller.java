package io.candela.signals.backtests.jobs;

import io.candela.platform.identity.IdentityHeader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An account that calls the service. */
record Caller(Callers callers, int port, String account, String plan) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /** {@code json} with the fields of {@code changes} in the place of its own. */
    static String merged(String json, String changes) {
        ObjectNode merged = (ObjectNode) JSON.readTree(json);
        merged.setAll((ObjectNode) JSON.readTree(changes));
        return merged.toString();
    }

    Answer get(String path) {
        return answer(request(path).GET().build());
    }

    Answer post(String path, String body, @Nullable String idempotencyKey) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return answer(request.build());
    }

    /** The lines of a stream as they come. */
    HttpResponse<Stream<String>> follow(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).header("Accept", "text/event-stream").build(), BodyHandlers.ofLines());
    }

    String state(String backtest) {
        return get("/v1/backtests/" + backtest).json().get("state").asString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(IdentityHeader.NAME, callers.identity(account, plan));
    }

    private static Answer answer(HttpRequest request) {
        try {
            return new Answer(HTTP.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
