package io.candela.gateway;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A service behind the gateway: it answers with what it was asked, and remembers it. */
final class Service {
    private final HttpServer server;
    private final String name;
    private final String registeredAs;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    Service(String name, String registeredAs) {
        this.name = name;
        this.registeredAs = registeredAs;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.createContext("/v3/api-docs", this::describe);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Seen last() {
        return seen.getLast();
    }

    int requests() {
        return seen.size();
    }

    void stop() {
        closing.countDown();
        server.stop(0);
    }

    /** What a service is asked for in the background, by whoever has a token for it; that is not among what is seen. */
    private void describe(HttpExchange exchange) throws IOException {
        byte[] answer = "{\"openapi\":\"3.1.0\",\"paths\":{}}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isMeant(exchange.getRequestHeaders()) ? 200 : 401, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private boolean isMeant(Headers headers) {
        try {
            return SignedJWT.parse(headers.getFirst("Candela-Identity"))
                    .getJWTClaimsSet()
                    .getAudience()
                    .contains(registeredAs);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        seen.add(new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                new String(body, StandardCharsets.UTF_8)));
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (query.contains("silent")) {
            awaitClosing();
        }
        if (query.contains("break")) {
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Request-Id", "the-services-own");
        exchange.getResponseHeaders().set("Server-Timing", "inner;dur=1");
        exchange.getResponseHeaders().set("RateLimit", "\"inner\";r=1;t=1");
        exchange.getResponseHeaders().set("Cache-Control", "private, max-age=1");
        if (query.contains("distrust")) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Candela-Identity");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        byte[] answer = ("{\"service\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : answer.length);
        if (!exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One request that came in. */
    record Seen(String method, String uri, Headers headers, String body) {
        @Nullable
        String header(String header) {
            return headers.getFirst(header);
        }
    }
}
