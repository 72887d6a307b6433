package io.candela.signals.history;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.candela.contracts.Interval;
import io.candela.platform.identity.IdentityHeader;
import io.candela.platform.json.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A real HTTP server that speaks of candles as market-data-service does: one for each interval of BTC-USD and ETH-USD from
 * {@link #FIRST} to {@link #LAST}, but for every seventh one. The last one is open, and nothing is settled after
 * {@link #SETTLED}. It can be told to misbehave, and it can be killed and started again at the same place.
 */
public final class CandleServer {
    public static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    public static final Instant SETTLED = Instant.parse("2022-01-01T00:00:00Z");
    public static final Instant LAST = Instant.parse("2022-01-02T00:00:00Z");

    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger breaks = new AtomicInteger();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Queue<String> identities = new ConcurrentLinkedQueue<>();
    private final int port;
    private volatile String environment = "replay";
    private volatile @Nullable CountDownLatch gate;
    private HttpServer server;

    public CandleServer() {
        server = serve(0);
        port = server.getAddress().getPort();
    }

    public String uri() {
        return "http://127.0.0.1:" + port;
    }

    /** Whether there is a candle that opens then. */
    public static boolean hasCandle(Instant openTime, Interval interval) {
        return !openTime.isBefore(FIRST)
                && openTime.isBefore(LAST)
                && openTime.getEpochSecond() / interval.length().toSeconds() % 7 != 0;
    }

    /** The price at which the candle closes. */
    public static double close(Instant openTime) {
        long hours = openTime.getEpochSecond() / 3600;
        return 100 + 10 * Math.round(100 * Math.sin(hours / 40.0)) / 100.0;
    }

    /** The next {@code count} requests are answered with 503. */
    public void fail(int count) {
        failures.set(count);
    }

    /** The next {@code count} answers break off in the middle. */
    public void breakOff(int count) {
        breaks.set(count);
    }

    /** From now on no candle is sent before the server is killed, or {@link #release} is called. */
    public void hold() {
        gate = new CountDownLatch(1);
    }

    public void release() {
        CountDownLatch held = gate;
        gate = null;
        if (held != null) {
            held.countDown();
        }
    }

    public void claim(String other) {
        environment = other;
    }

    /** Paths with queries, in the order of their coming. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public List<String> identities() {
        return List.copyOf(identities);
    }

    public void kill() {
        server.stop(0);
        release();
    }

    public void start() {
        server = serve(port);
    }

    private HttpServer serve(int wanted) {
        try {
            HttpServer fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            fresh.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            fresh.createContext("/v1/candles/", this::candles);
            fresh.createContext("/v1/instruments/", this::instrument);
            fresh.start();
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void instrument(HttpExchange exchange) throws IOException {
        note(exchange);
        answer(exchange, knows(exchange) ? 200 : 404, "{}");
    }

    private void candles(HttpExchange exchange) throws IOException {
        note(exchange);
        CountDownLatch held = gate;
        if (held != null) {
            await(held);
        }
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(exchange, 503, "{\"code\":\"unavailable\"}");
        } else if (!knows(exchange)) {
            answer(exchange, 404, "{\"code\":\"unknown-instrument\"}");
        } else {
            page(exchange);
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&"))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        Interval interval = Interval.parse(query.getOrDefault("interval", "")).orElseThrow();
        Instant from = Instant.parse(query.getOrDefault("from", ""));
        Instant to = Instant.parse(query.getOrDefault("to", ""));
        List<Map<String, Object>> data = new ArrayList<>();
        Instant start = from.isBefore(FIRST) ? FIRST : from;
        Instant openTime = interval.floor(start.plus(interval.length()).minusNanos(1));
        while (openTime.isBefore(to) && openTime.isBefore(LAST)) {
            if (hasCandle(openTime, interval)) {
                data.add(candle(exchange, openTime, interval));
            }
            openTime = openTime.plus(interval.length());
        }
        if (data.size() > Integer.parseInt(query.getOrDefault("limit", "0"))) {
            throw new IllegalStateException("More candles than one page has");
        }
        if (!to.isAfter(SETTLED)) {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=31536000, public, immutable");
        }
        answer(
                exchange,
                200,
                RecordJson.mapper()
                        .writeValueAsString(Map.of(
                                "data", data, "gaps", List.of(Map.of("from", FIRST)), "page", Map.of("limit", 1))));
    }

    private Map<String, Object> candle(HttpExchange exchange, Instant openTime, Interval interval) {
        double close = close(openTime);
        double open = close(openTime.minus(interval.length()));
        Map<String, Object> candle = new LinkedHashMap<>();
        candle.put("instrument", exchange.getRequestURI().getPath().replaceAll(".*/", ""));
        candle.put("venue", "consolidated");
        candle.put("interval", interval.code());
        candle.put("openTime", openTime);
        candle.put("closeTime", openTime.plus(interval.length()));
        candle.put("open", Double.toString(open));
        candle.put("high", Double.toString(Math.max(open, close)));
        candle.put("low", Double.toString(Math.min(open, close)));
        candle.put("close", Double.toString(close));
        candle.put("volume", "2.5");
        candle.put("vwap", Double.toString(close));
        candle.put("trades", 3);
        candle.put("state", openTime.plus(interval.length()).isBefore(LAST) ? "closed" : "open");
        candle.put("revision", 0);
        candle.put("final", true);
        candle.put("environment", environment);
        candle.put("knownAt", openTime);
        return candle;
    }

    private static boolean knows(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.endsWith("/BTC-USD") || path.endsWith("/ETH-USD");
    }

    private void note(HttpExchange exchange) {
        requests.add(exchange.getRequestURI().toString());
        identities.add(String.valueOf(exchange.getRequestHeaders().getFirst(IdentityHeader.NAME)));
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean breaking = status == 200 && breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes, 0, breaking ? bytes.length / 2 : bytes.length);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
