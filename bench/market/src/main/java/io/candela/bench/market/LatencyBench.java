package io.candela.bench.market;

import com.nimbusds.jose.JOSEException;
import io.candela.bench.Figure;
import io.candela.bench.Report;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Topics;
import io.candela.contracts.Trade;
import io.candela.local.process.Folders;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Killable;
import io.candela.local.software.KafkaBroker;
import io.candela.local.software.Software;
import io.candela.marketdata.feeds.FeedToKafka;
import io.candela.marketdata.feeds.coinbase.CoinbaseFrames;
import io.candela.marketdata.feeds.live.Parsed.Traded;
import io.candela.marketdata.feeds.live.WireParser;
import io.candela.platform.kafka.RecordDeserializer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Measures how soon after a venue's frame the price that knows of it can be read. */
final class LatencyBench {
    static final String METHOD =
            "Latency: frames with trades of 20 instruments as Coinbase sends them, 2,000 a second at an even pace, are"
                    + " parsed and go through a feed's gate and writer into Kafka; market-data-service makes prices and"
                    + " candles of them; a consumer reads committed prices. From before the parse until the price that"
                    + " names the trade has been read, with the tenth of a second for which prices wait for others set to"
                    + " a millisecond; all on this machine, the broker with both compilers too, after a warm-up of 90"
                    + " seconds, by when the compilers are done.";

    private static final int INSTRUMENTS = 20;
    private static final int TRADES_A_SECOND = 2_000;
    private static final int SECONDS = 60;
    private static final int QUICK_SECONDS = 10;
    private static final int WARM_UP_SECONDS = 90;
    private static final double HALF_BOUND = 10;
    private static final double MOST_BOUND = 50;

    private final int seconds;
    private final Report report;
    private final Bounds bounds;
    private final PrintStream out;

    LatencyBench(boolean quick, Report report, Bounds bounds, PrintStream out) {
        this.seconds = quick ? QUICK_SECONDS : SECONDS;
        this.report = report;
        this.bounds = bounds;
        this.out = out;
    }

    void run() throws IOException, InterruptedException, ExecutionException, JOSEException {
        long[] sentAt = new long[TRADES_A_SECOND * (WARM_UP_SECONDS + seconds)];
        double[] took = new double[sentAt.length];
        Path home = Files.createTempDirectory("candela-bench-kafka-");
        // With both of the JVM's compilers, as those have it that carry some load.
        KafkaBroker broker = new KafkaBroker(Software.ofThisProject(), home, FreePorts.one(), FreePorts.one(), true);
        try (Killable _ = new Killable(broker, home.resolve("log")).start()) {
            measure(broker.bootstrapServers(), sentAt, took);
        }
        Folders.delete(home);
        double[] named = Arrays.stream(took, TRADES_A_SECOND * WARM_UP_SECONDS, took.length)
                .filter(each -> each > 0)
                .sorted()
                .toArray();
        out.printf("%-52s %14s %14s %14s%n", "venue frame to market.prices.v1", "p50 ms", "p99 ms", "trades named");
        double half = named[named.length / 2];
        double most = named[named.length * 99 / 100];
        out.printf(
                Locale.ROOT, "%-52s %,14.1f %,14.1f %,14d%n%n", "at 2,000 trades a second", half, most, named.length);
        bounds.atMost("venue frame to price, p50", row("latency.price.p50", half), HALF_BOUND);
        bounds.atMost("venue frame to price, p99", row("latency.price.p99", most), MOST_BOUND);
    }

    private static void measure(String brokers, long[] sentAt, double[] took)
            throws IOException, InterruptedException, ExecutionException, JOSEException {
        try (MarketTopics _ = new MarketTopics(brokers);
                MarketService _ = new MarketService(brokers, true, "--candela.market-data.prices.show-every=1ms");
                KafkaConsumer<String, Object> prices = prices(brokers)) {
            Thread reader = Thread.ofPlatform().start(() -> read(prices, sentAt, took));
            send(brokers, sentAt);
            reader.join();
        }
    }

    private Figure row(String metric, double value) {
        report.add(metric, value, "ms");
        return new Figure(metric, value, "ms");
    }

    private static void send(String brokers, long[] sentAt) {
        List<Instrument> instruments = BenchTrades.instruments(INSTRUMENTS);
        CoinbaseFrames frames = new CoinbaseFrames();
        WireParser parser = frames.parser(instruments);
        BenchTrades invented = new BenchTrades(frames.protocol().venue());
        try (FeedToKafka feed = new FeedToKafka(brokers, instruments)) {
            long begin = System.nanoTime();
            for (int number = 0; number < sentAt.length; number++) {
                if (number % TRADES_A_SECOND == 0) {
                    feed.tick(Instant.now().truncatedTo(ChronoUnit.SECONDS));
                }
                Trade trade = invented.trade(instruments.get(number % INSTRUMENTS), number, Instant.now());
                byte[] frame = frames.frame(trade).getBytes(StandardCharsets.UTF_8);
                await(begin + Duration.ofSeconds(1).toNanos() / TRADES_A_SECOND * number);
                sentAt[number] = System.nanoTime();
                if (parser.parse(frame, Instant.now()) instanceof Traded traded) {
                    traded.trades().forEach(feed::trade);
                }
            }
            feed.flush();
        }
    }

    private static void await(long due) {
        for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
            LockSupport.parkNanos(early);
        }
    }

    private static KafkaConsumer<String, Object> prices(String brokers) {
        KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new RecordDeserializer());
        consumer.assign(consumer.partitionsFor(Topics.PRICES.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        return consumer;
    }

    /** Until the last trade is named. */
    private static void read(KafkaConsumer<String, Object> prices, long[] sentAt, double[] took) {
        while (took[took.length - 1] == 0) {
            for (ConsumerRecord<String, Object> record : prices.poll(Duration.ofMillis(100))) {
                if (record.value() instanceof Price price) {
                    int number = Integer.parseInt(price.inputs().getFirst().tradeId());
                    if (took[number] == 0) {
                        took[number] = (System.nanoTime() - sentAt[number]) / 1e6;
                    }
                }
            }
        }
    }
}
