package io.candela.bench.streams;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Answers for prices as market-data-service does, always with the same. */
final class PriceService implements AutoCloseable {
    private static final byte[] PRICE = """
            {"instrument":"BTC-USD","price":"64012.5","confidence":"0.8","venues":3,"methodology":"wmedian-1",\
            "environment":"sandbox","asOf":"2026-11-24T06:48:58.243Z","receivedAt":"2026-11-24T06:48:58.251Z",\
            "staleAt":"2026-11-24T06:49:28.243Z","stale":false}""".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    PriceService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/prices/", PriceService::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, PRICE.length);
            exchange.getResponseBody().write(PRICE);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
