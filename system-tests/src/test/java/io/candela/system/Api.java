package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running platform, spoken to as callers do. */
abstract class Api {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    /** Where the gateway is. */
    abstract String url();

    abstract String demoKey();

    HttpResponse<String> get(String path) {
        return get(path, demoKey());
    }

    /** With a key or a token. */
    HttpResponse<String> get(String path, String credential) {
        return send(
                request(path).header("Authorization", "Bearer " + credential).GET());
    }

    /** The body of a successful answer. */
    JsonNode read(String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    /** All entries of a list, page by page. */
    List<JsonNode> readAll(String path) {
        List<JsonNode> entries = new ArrayList<>();
        JsonNode page = read(path);
        while (true) {
            page.path("data").forEach(entries::add);
            JsonNode next = page.path("page").path("next");
            if (!next.isString()) {
                return entries;
            }
            page = read(path + "&cursor=" + next.asString());
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
