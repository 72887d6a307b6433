package io.candela.auth;

import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service answered. */
record Answer(HttpResponse<String> response) {
    private static final JsonMapper JSON = new JsonMapper();

    int status() {
        return response.statusCode();
    }

    String text() {
        return response.body();
    }

    JsonNode body() {
        return JSON.readTree(text());
    }

    /** The code of the problem that it is. */
    String code() {
        return body().path("code").asString();
    }

    /** The fields that the problem names. */
    List<String> fieldsAtFault() {
        return body().path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    @Nullable
    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }
}
