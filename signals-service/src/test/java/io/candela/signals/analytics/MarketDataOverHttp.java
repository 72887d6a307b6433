package io.candela.signals.analytics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.candela.platform.json.RecordJson;
import io.candela.signals.history.Columns;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Candles over HTTP as market-data-service has them, with an open one at the end. */
final class MarketDataOverHttp implements AutoCloseable {
    private final Map<String, Columns> byId = new HashMap<>();
    private final HttpServer server;

    MarketDataOverHttp(List<Columns> all) throws IOException {
        all.forEach(columns -> byId.put(columns.instrument().id(), columns));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/candles/", this::candles);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void candles(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Columns columns = byId.get(path.substring(path.lastIndexOf('/') + 1));
            Map<String, String> query = query(exchange.getRequestURI());
            if (columns == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] answer = RecordJson.mapper().writeValueAsBytes(Map.of("data", page(columns, query)));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static List<Map<String, Object>> page(Columns columns, Map<String, String> query) {
        int limit = Integer.parseInt(query.getOrDefault("limit", "500"));
        boolean ours = columns.interval().code().equals(query.get("interval"));
        Instant from = Instant.parse(query.getOrDefault("from", Instant.EPOCH.toString()));
        Instant to = Instant.parse(query.getOrDefault("to", "9999-01-01T00:00:00Z"));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; ours && i < columns.size(); i++) {
            if (!columns.openTime(i).isBefore(from) && columns.openTime(i).isBefore(to)) {
                rows.add(row(columns, i));
            }
        }
        int surplus = Math.max(0, rows.size() - limit);
        return query.containsKey("from") ? rows.subList(0, rows.size() - surplus) : rows.subList(surplus, rows.size());
    }

    private static Map<String, Object> row(Columns columns, int i) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("openTime", columns.openTime(i));
        row.put("open", new BigDecimal(columns.open()[i]));
        row.put("high", new BigDecimal(columns.high()[i]));
        row.put("low", new BigDecimal(columns.low()[i]));
        row.put("close", new BigDecimal(columns.close()[i]));
        row.put("volume", new BigDecimal(columns.volume()[i]));
        row.put("state", i + 1 < columns.size() ? "closed" : "open");
        row.put("environment", "replay");
        return row;
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : uri.getQuery().split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return query;
    }
}
