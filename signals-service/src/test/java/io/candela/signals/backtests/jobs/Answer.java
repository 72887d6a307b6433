package io.candela.signals.backtests.jobs;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
record Answer(HttpResponse<String> response) {
    private static final JsonMapper JSON = new JsonMapper();

    int status() {
        return response.statusCode();
    }

    String text() {
        return response.body();
    }

    JsonNode json() {
        return JSON.readTree(text());
    }

    @Nullable
    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }
}
