package io.candela.bench.market;

import io.candela.bench.Figure;
import io.candela.bench.Report;
import io.candela.local.Infrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/** Measures the export of many trades through the service, beside the store's own and a cursor over the PostgreSQL protocol. */
final class ExportBench {
    static final String METHOD =
            "Exports: 10 million trades of one instrument as NDJSON and CSV from market-data-service as the launcher"
                    + " starts it, after a tenth of them as warm-up; QuestDB's own /exp with the same query; a tenth of them"
                    + " by a cursor over the PostgreSQL protocol. The reader counts lines. Heap: the highest of what the"
                    + " service says each 100 ms, garbage included.";

    private static final int ROWS = 10_000_000;
    private static final double RATE_BOUND = 200_000;
    private static final int BLOCK = 256 * 1024;

    private final int rows;
    private final Report report;
    private final Bounds bounds;
    private final PrintStream out;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ExportBench(boolean quick, Report report, Bounds bounds, PrintStream out) {
        this.rows = quick ? ROWS / 20 : ROWS;
        this.report = report;
        this.bounds = bounds;
        this.out = out;
    }

    void run() throws Exception {
        String brokers = Infrastructure.freshKafka().bootstrapServers();
        try (MarketTopics _ = new MarketTopics(brokers);
                MarketService service = new MarketService(brokers, false);
                TradeTable table = new TradeTable()) {
            Instant begin = BenchTrades.BEGIN;
            table.fill(begin, rows);
            Instant tenth = begin.plus(TradeTable.APART.multipliedBy(rows / 10));
            Instant end = begin.plus(TradeTable.APART.multipliedBy(rows));
            out.printf("%-52s %14s %14s%n", "export of " + rows + " trades", "a second", "a core second");
            try (PeakHeap heap = new PeakHeap(service)) {
                Figure lines = served(service, begin, tenth, end, "application/x-ndjson", "ndjson");
                served(service, begin, tenth, end, "text/csv", "csv");
                double peak = heap.bytes() / 1e6;
                report.add("exports.heap.peak", peak, "MB");
                bounds.atLeast("export of trades as NDJSON, rows", lines, RATE_BOUND);
                bounds.atMost(
                        "heap while trades are exported",
                        new Figure("exports.heap.peak", peak, "MB"),
                        MarketService.HEAP_MEGABYTES * 1.048576);
            }
            peers(table, begin, tenth, end);
        }
        out.println();
    }

    private Figure served(MarketService service, Instant begin, Instant tenth, Instant end, String type, String name)
            throws IOException, InterruptedException {
        count(request(service, begin, tenth, type));
        Duration before = service.process().processorTime();
        long start = System.nanoTime();
        long lines = count(request(service, begin, end, type));
        Passage passage = new Passage(
                rows,
                Duration.ofNanos(System.nanoTime() - start),
                service.process().processorTime().minus(before));
        require(lines);
        out.printf(Locale.ROOT, "%-52s %,14.0f %,14.0f%n", type, passage.perSecond(), passage.perCore());
        report.add("exports." + name + ".rate", passage.perSecond(), "rows/s");
        report.add("exports." + name + ".per_core", passage.perCore(), "rows/s");
        return new Figure("exports." + name + ".per_core", passage.perCore(), "a core second");
    }

    private void peers(TradeTable table, Instant begin, Instant tenth, Instant end)
            throws IOException, InterruptedException, SQLException {
        Infrastructure.QuestDb store = Infrastructure.questDb();
        String user = store.username() + ":" + store.password();
        String query = URLEncoder.encode(TradeTable.select(begin, end), StandardCharsets.UTF_8);
        HttpRequest plain = HttpRequest.newBuilder(URI.create(store.httpUrl() + "/exp?timeout=3600&query=" + query))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
                .build();
        long start = System.nanoTime();
        require(count(plain));
        peer("QuestDB's own /exp", "exports.questdb.rate", rows, start);
        start = System.nanoTime();
        long read = table.read(begin, tenth);
        peer("a cursor over PGWire", "exports.sql.rate", read, start);
    }

    private void peer(String what, String metric, long count, long start) {
        double rate = count / ((System.nanoTime() - start) / 1e9);
        out.printf(Locale.ROOT, "%-52s %,14.0f%n", what, rate);
        report.add(metric, rate, "rows/s");
    }

    private static HttpRequest request(MarketService service, Instant from, Instant to, String type) {
        return HttpRequest.newBuilder(
                        service.uri("/v1/exports/trades/%s?from=%s&to=%s".formatted(TradeTable.INSTRUMENT, from, to)))
                .header("Candela-Identity", service.identity())
                .header("Accept", type)
                .build();
    }

    private long count(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            byte[] block = new byte[BLOCK];
            long lines = 0;
            for (int read = body.read(block); read >= 0; read = body.read(block)) {
                for (int i = 0; i < read; i++) {
                    if (block[i] == '\n') {
                        lines++;
                    }
                }
            }
            return lines;
        }
    }

    /** One more line than rows: the names, or that it is complete. */
    private void require(long lines) {
        if (lines != rows + 1L) {
            throw new IllegalStateException("%d lines of %d rows".formatted(lines, rows));
        }
    }
}
