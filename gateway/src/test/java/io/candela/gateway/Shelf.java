package io.candela.gateway;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A service whose answers are of every kind that there is for a cache. What it says depends on nothing but what it should. */
public final class Shelf {
    static final int HALF = 200_000;

    private static final int LONG = 3000;

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger confirmations = new AtomicInteger();
    private volatile Mood mood = Mood.WELL;
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile Set<String> lastHeaders = Set.of();

    public Shelf() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void feels(Mood how) {
        mood = how;
    }

    /** Answers nobody until {@link #letGo}. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void letGo() {
        held.countDown();
    }

    public int requests() {
        return requests.get();
    }

    /** The names of the headers of the last request, in lower case. */
    public Set<String> lastHeaders() {
        return lastHeaders;
    }

    /** How often it said that nothing has changed. */
    int confirmations() {
        return confirmations.get();
    }

    public void stop() {
        held.countDown();
        server.stop(0);
    }

    /** What it says to an account of a plan. */
    static String body(String uri, String plan, String account) {
        String path = uri.split("\\?", 2)[0];
        String words =
                path.contains("/planned/") ? uri + ' ' + plan : path.contains("/mine/") ? uri + ' ' + account : uri;
        return "{\"said\":\"" + words + " " + "x".repeat(path.endsWith("0") ? LONG : 1) + "\"}";
    }

    private static List<String> cacheControl(String path) {
        if (path.contains("/brief/")) {
            return List.of("public, max-age=1, s-maxage=1, stale-if-error=600");
        }
        if (!path.contains("/mine/")) {
            return List.of("public, max-age=60, s-maxage=60, stale-if-error=600");
        }
        return switch (path.charAt(path.length() - 1) % 5) {
            case 0 -> List.of("no-store");
            case 1 -> List.of("private, max-age=60, s-maxage=60");
            case 2 -> List.of("public, max-age=60");
            case 3 -> List.of("no-cache, s-maxage=60");
            default -> List.of();
        };
    }

    /** Begins to answer, and dies of it. */
    private static void half(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(new byte[HALF]);
        exchange.getResponseBody().flush();
        throw new IOException("That is all");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String uri = exchange.getRequestURI().toString();
        if (uri.startsWith("/v3/")) {
            send(exchange, 200, "{\"openapi\":\"3.1.0\",\"paths\":{}}");
            return;
        }
        lastHeaders = exchange.getRequestHeaders().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        requests.incrementAndGet();
        await();
        if (mood == Mood.BREAKING) {
            exchange.close();
            return;
        }
        if (mood == Mood.FAILING) {
            send(exchange, 503, "{}");
            return;
        }
        if (uri.contains("/half/")) {
            half(exchange);
        }
        JWTClaimsSet caller = caller(exchange);
        String path = exchange.getRequestURI().getPath();
        String body = body(uri, String.valueOf(caller.getClaim("plan")), caller.getSubject());
        String tag = "\"" + Integer.toHexString(body.hashCode()) + "\"";
        cacheControl(path).forEach(each -> exchange.getResponseHeaders().add("Cache-Control", each));
        if (path.contains("/planned/")) {
            exchange.getResponseHeaders().set("Vary", "Candela-Plan, Prefer");
        }
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            confirmations.incrementAndGet();
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        send(exchange, 200, body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static JWTClaimsSet caller(HttpExchange exchange) {
        try {
            return Objects.requireNonNull(
                    SignedJWT.parse(exchange.getRequestHeaders().getFirst("Candela-Identity"))
                            .getJWTClaimsSet());
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void await() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How it is. */
    enum Mood {
        WELL,
        FAILING,
        BREAKING
    }
}
