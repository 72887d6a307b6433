package io.candela.marketdata.feeds;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.candela.marketdata.feeds.live.RequestBudget;
import io.candela.marketdata.feeds.live.VenueRequests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** A server that answers each path with what was recorded of it. */
final class RecordedAnswers implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> answers;

    RecordedAnswers(Map<String, String> answers) throws IOException {
        this.answers = answers;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    VenueRequests requests() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new VenueRequests(client, base, new RequestBudget(1_000, Duration.ofSeconds(1), InstantSource.system()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestURI().toString();
            String recorded = answers.get(
                    answers.containsKey(asked)
                            ? asked
                            : exchange.getRequestURI().getPath());
            byte[] body = recorded == null ? new byte[0] : recorded.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(recorded == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }
}
