package io.candela.bench.signals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.candela.contracts.Interval;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers for candles as market-data-service does, page by page and field by field, with invented ones that it makes up as
 * it goes: one for each minute, of a history in which nothing changes any more.
 */
final class CandlePages implements AutoCloseable {
    private static final int PAGE = 5000;
    private static final Pattern PAIR = Pattern.compile("&");

    private final HttpServer server;

    CandlePages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/candles/", CandlePages::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Map<String, String> query = PAIR.splitAsStream(
                            exchange.getRequestURI().getQuery())
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            byte[] page = page(path.substring(path.lastIndexOf('/') + 1), query).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders()
                    .set("Cache-Control", "max-age=31536000, public, s-maxage=31536000, immutable");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    private static String page(String instrument, Map<String, String> query) {
        long from = minute(query.getOrDefault("from", ""));
        long to = minute(query.getOrDefault("to", ""));
        if (to - from > PAGE || !Interval.M1.code().equals(query.get("interval"))) {
            throw new IllegalArgumentException("Not a page of minutes: " + query);
        }
        StringBuilder json = new StringBuilder(PAGE * 450).append("{\"data\":[");
        for (long minute = from; minute < to; minute++) {
            candle(instrument, minute, json);
            json.append(minute + 1 < to ? "," : "");
        }
        return json.append("],\"gaps\":[],\"page\":{\"limit\":5000}}").toString();
    }

    private static long minute(String time) {
        return Instant.parse(time).getEpochSecond() / 60;
    }

    private static void candle(String instrument, long minute, StringBuilder json) {
        long open = cents(minute - 1);
        long close = cents(minute);
        json.append("{\"instrument\":\"")
                .append(instrument)
                .append("\",\"venue\":\"consolidated\",\"interval\":\"1m\"");
        time("openTime", minute * 60, json);
        time("closeTime", minute * 60 + 60, json);
        price("open", open, json);
        price("high", Math.max(open, close) + 71, json);
        price("low", Math.min(open, close) - 53, json);
        price("close", close, json);
        json.append(",\"volume\":\"").append(minute % 37).append(".75431906\"");
        price("vwap", (open + close) / 2, json);
        json.append(",\"trades\":")
                .append(minute % 90 + 1)
                .append(",\"state\":\"closed\",\"revision\":0,\"final\":true");
        json.append(",\"environment\":\"replay\"");
        time("knownAt", minute * 60 + 62, json);
        json.append('}');
    }

    private static void time(String name, long second, StringBuilder json) {
        json.append(",\"")
                .append(name)
                .append("\":\"")
                .append(Instant.ofEpochSecond(second))
                .append('"');
    }

    private static void price(String name, long cents, StringBuilder json) {
        json.append(",\"").append(name).append("\":\"").append(cents / 100).append('.');
        json.append(cents / 10 % 10).append(cents % 10).append('"');
    }

    /** A price that swings slowly, quickly, and a little as if by chance; the same whenever it is asked for. */
    private static long cents(long minute) {
        double swing = 500_000 * Math.sin(minute / 20_000.0) + 20_000 * Math.sin(minute / 300.0);
        long noise = (minute * 0x9E3779B97F4A7C15L) >>> 51;
        return 3_000_000 + (long) swing + noise;
    }
}
