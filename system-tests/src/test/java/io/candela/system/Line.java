package io.candela.system;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A WebSocket of Java's own client, with all that came over it. */
final class Line implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    Line(Api api) {
        this.socket = HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + api.demoKey())
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(URI.create(api.url().replaceFirst("http", "ws") + "/v1/stream"), this)
                .join();
    }

    Line subscribe(@Nullable String cursor, String... channels) {
        ObjectNode request = Api.JSON.createObjectNode().put("op", "subscribe").put("id", 1);
        List.of(channels).forEach(request.putArray("channels")::add);
        if (cursor != null) {
            request.put("resume", cursor);
        }
        return send(request.toString());
    }

    Line send(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    /** Waits until a message has come that is as {@code wanted}. */
    JsonNode awaitMessage(Predicate<JsonNode> wanted) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> messages.stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            messages.add(Api.JSON.readTree(text.toString()));
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    /** Breaks the connection, as a network does. */
    @Override
    public void close() {
        socket.abort();
    }
}
