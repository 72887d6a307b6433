package io.candela.bench.market;

import io.candela.bench.Figure;
import io.candela.bench.Report;
import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Topics;
import io.candela.contracts.Venue;
import io.candela.local.Infrastructure;
import io.candela.platform.json.RecordJson;
import io.candela.platform.kafka.RecordSerializer;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;

/** Measures how long 1,000 candles take: through the service, by plain SQL, and the newest from memory. */
final class QueryBench {
    static final String METHOD =
            "Queries: a table of 50 million minutes of 20 instruments; 1,000 candles of a random instrument and time,"
                    + " by turns over HTTP from market-data-service as the launcher starts it and by SQL over the"
                    + " PostgreSQL protocol with every column read, by one caller who waits for each answer; the closes of"
                    + " the first are compared. Newest: of what is in memory. 600 of each after 300.";

    private static final int ROWS = 50_000_000;
    private static final int CANDLES = 1_000;
    private static final int IN_TOPIC = 1_200;
    private static final int WARM_UP = 300;
    private static final int CALLS = 600;
    private static final double TIMES_SQL = 2;
    private static final double MOST_MILLIS = 2;

    private final int rows;
    private final int warmUp;
    private final int calls;
    private final Report report;
    private final Bounds bounds;
    private final PrintStream out;
    private final Random random = new Random(4);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    QueryBench(boolean quick, Report report, Bounds bounds, PrintStream out) {
        this.rows = quick ? ROWS / 50 : ROWS;
        this.warmUp = quick ? WARM_UP / 10 : WARM_UP;
        this.calls = quick ? CALLS / 10 : CALLS;
        this.report = report;
        this.bounds = bounds;
        this.out = out;
    }

    void run() throws Exception {
        int minutes = rows / CandleTable.INSTRUMENTS.size();
        Instant begin = BenchTrades.BEGIN.minus(Duration.ofMinutes(minutes));
        String brokers = Infrastructure.freshKafka().bootstrapServers();
        try (MarketTopics _ = new MarketTopics(brokers)) {
            publishNewest(brokers);
        }
        try (MarketService service = new MarketService(brokers, false);
                CandleTable table = new CandleTable()) {
            long filling = System.nanoTime();
            table.fill(begin, rows);
            report.add("query.table.rows", rows, "rows");
            report.add("query.table.filled", (System.nanoTime() - filling) / 1e9, "s");
            compare(service, table, begin, minutes);
            Times times = measure(service, table, begin, minutes);
            out.printf("%-52s %12s %12s%n", "1,000 candles", "p50, ms", "p99, ms");
            double served = row("from the table, over HTTP", "query.http", times.http);
            double plain = row("plain SQL over PGWire", "query.sql", times.sql);
            double newest = row("the newest from memory, over HTTP", "query.newest", times.newest);
            report.add("query.ratio", served / plain, "times");
            bounds.atMost(
                    "1,000 candles over HTTP to plain SQL, p50",
                    new Figure("query.ratio", served / plain, "times"),
                    TIMES_SQL);
            bounds.atMost("newest 1,000 candles, p50", new Figure("query.newest.p50", newest, "ms"), MOST_MILLIS);
        }
        out.println();
    }

    /** So many that the oldest of them are no longer in memory. */
    private static void publishNewest(String brokers) {
        // One at a time: what is sent before the partition has a leader may arrive in another order, and is then
        // refused for good.
        Map<String, Object> settings =
                Map.of("bootstrap.servers", brokers, "acks", "all", "max.in.flight.requests.per.connection", 1);
        try (KafkaProducer<String, Object> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new RecordSerializer())) {
            for (int minute = 0; minute < IN_TOPIC; minute++) {
                Candle candle = candle(minute);
                var _ = producer.send(new ProducerRecord<>(
                        Topics.CANDLES.name(), candle.instrument().id(), candle));
            }
            producer.flush();
        }
    }

    private static Candle candle(int minute) {
        Instant openTime = BenchTrades.BEGIN.plus(Duration.ofMinutes(minute));
        return new Candle(
                Environment.SANDBOX,
                new Instrument(CandleTable.INSTRUMENTS.getFirst()),
                Venue.CONSOLIDATED,
                Interval.M1,
                openTime,
                openTime.plusSeconds(60),
                BigDecimal.valueOf(3_000_000 + minute, 2),
                BigDecimal.valueOf(3_000_071 + minute, 2),
                BigDecimal.valueOf(2_999_947 + minute, 2),
                BigDecimal.valueOf(3_000_017 + minute, 2),
                BigDecimal.valueOf(7_543_190 + minute, 5),
                BigDecimal.valueOf(3_000_000 + minute, 2),
                minute % 90 + 1,
                null,
                Candle.State.CLOSED,
                0,
                false,
                openTime.plusSeconds(62));
    }

    private void compare(MarketService service, CandleTable table, Instant begin, int minutes)
            throws IOException, InterruptedException, SQLException {
        Range range = Range.any(random, begin, minutes);
        List<String> plain = table.read(range.instrument, range.from, range.to());
        List<String> served = new ArrayList<>();
        JsonNode data = RecordJson.mapper()
                .readTree(get(service, range.path(), new Histogram(3)))
                .get("data");
        data.forEach(candle -> served.add(candle.get("close").asString()));
        if (plain.size() != CANDLES || !plain.equals(served)) {
            throw new IllegalStateException(
                    "%d candles, and %d by SQL, or not the same".formatted(served.size(), plain.size()));
        }
    }

    private Times measure(MarketService service, CandleTable table, Instant begin, int minutes)
            throws IOException, InterruptedException, SQLException {
        Times times = new Times(new Histogram(3), new Histogram(3), new Histogram(3));
        for (int i = -warmUp; i < calls; i++) {
            if (i == 0) {
                times = new Times(new Histogram(3), new Histogram(3), new Histogram(3));
            }
            get(service, Range.any(random, begin, minutes).path(), times.http);
            Range range = Range.any(random, begin, minutes);
            long start = System.nanoTime();
            List<String> read = table.read(range.instrument, range.from, range.to());
            times.sql.recordValue(System.nanoTime() - start);
            require(read.size() == CANDLES, "%d candles by SQL".formatted(read.size()));
            get(
                    service,
                    "/v1/candles/%s?interval=1m&limit=%d".formatted(CandleTable.INSTRUMENTS.getFirst(), CANDLES),
                    times.newest);
        }
        return times;
    }

    private byte[] get(MarketService service, String path, Histogram times) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.uri(path))
                .header("Candela-Identity", service.identity())
                .build();
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        times.recordValue(System.nanoTime() - start);
        require(answer.statusCode() == 200, "%s: %d".formatted(path, answer.statusCode()));
        return answer.body();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private double row(String what, String metric, Histogram times) {
        double median = times.getValueAtPercentile(50) / 1e6;
        double tail = times.getValueAtPercentile(99) / 1e6;
        out.printf(Locale.ROOT, "%-52s %12.2f %12.2f%n", what, median, tail);
        report.add(metric + ".p50", median, "ms");
        report.add(metric + ".p99", tail, "ms");
        return median;
    }

    private record Times(Histogram http, Histogram sql, Histogram newest) {}

    private record Range(String instrument, Instant from) {
        static Range any(Random random, Instant begin, int minutes) {
            return new Range(
                    CandleTable.INSTRUMENTS.get(random.nextInt(CandleTable.INSTRUMENTS.size())),
                    begin.plus(Duration.ofMinutes(random.nextInt(minutes - CANDLES))));
        }

        Instant to() {
            return from.plus(Duration.ofMinutes(CANDLES));
        }

        String path() {
            return "/v1/candles/%s?interval=1m&from=%s&to=%s&limit=%d".formatted(instrument, from, to(), CANDLES);
        }
    }
}
