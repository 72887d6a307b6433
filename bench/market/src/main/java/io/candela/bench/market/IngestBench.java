package io.candela.bench.market;

import io.candela.bench.Figure;
import io.candela.bench.MeasuredProcess;
import io.candela.bench.Report;
import io.candela.contracts.Instrument;
import io.candela.contracts.Topics;
import io.candela.contracts.Venue;
import io.candela.local.Infrastructure;
import io.candela.local.software.Java;
import io.candela.marketdata.candles.CandleProcess;
import io.candela.marketdata.feeds.FeedToKafka;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Measures the way of trades end to end, one leg after the other: into Kafka, into candles, into QuestDB. */
final class IngestBench {
    static final String METHOD =
            "Legs: a broker, a QuestDB and what is measured, all on this machine. A feed's gate and writer send trades"
                    + " of 20 instruments, numbered in sequence in each, 2,000 of them in a second of the market's time, as"
                    + " fast as they can; then a"
                    + " process with the candle topology alone, as the launcher starts a service, and once more with the"
                    + " quicker of the JVM's compilers alone; then market-data-service without its topologies copies the topic into"
                    + " QuestDB. Each after a third of the trades as warm-up; per core: records divided by the user and"
                    + " system time of the process that is measured.";

    private static final int INSTRUMENTS = 20;
    private static final int TRADES_A_SECOND = 2_000;
    private static final int TRADES = 1_200_000;
    private static final int HEAP_MEGABYTES = 192;
    private static final double FEED_BOUND = 100_000;
    private static final double CANDLES_BOUND = 60_000;
    private static final double ROWS_BOUND = 150_000;

    private final boolean quick;
    private final Report report;
    private final Bounds bounds;
    private final PrintStream out;
    private final String brokers = Infrastructure.kafka().bootstrapServers();

    IngestBench(boolean quick, Report report, Bounds bounds, PrintStream out) {
        this.quick = quick;
        this.report = report;
        this.bounds = bounds;
        this.out = out;
    }

    void run() throws Exception {
        long trades = quick ? TRADES / 10 : TRADES;
        try (MarketTopics topics = new MarketTopics(brokers)) {
            out.printf("%-52s %14s %14s%n", "leg of a trade's way", "a second", "a core second");
            Figure fed = row("feed to Kafka", "ingest.feed", feed(trades));
            bounds.atLeast("feed to Kafka, trades", fed, FEED_BOUND);
            long records = topics.end(Topics.TRADES);
            Figure candles = row(
                    "trades to candles of all intervals",
                    "ingest.candles",
                    candles(topics, records, "hot", Java.hot(HEAP_MEGABYTES, List.of())));
            bounds.atLeast("trades to candles", candles, CANDLES_BOUND);
            row(
                    "the same with the quick compiler alone",
                    "ingest.candles.quick_compiler",
                    candles(topics, records, "quick", Java.command(HEAP_MEGABYTES, List.of())));
            Figure rows = row("Kafka to QuestDB", "ingest.history", history(trades));
            bounds.atLeast("Kafka to QuestDB, rows", rows, ROWS_BOUND);
        }
        out.println();
    }

    private Passage feed(long trades) {
        List<Instrument> instruments = BenchTrades.instruments(INSTRUMENTS);
        BenchTrades invented = new BenchTrades(new Venue("coinbase"));
        long apart = Duration.ofSeconds(1).toNanos() / TRADES_A_SECOND;
        try (FeedToKafka feed = new FeedToKafka(brokers, instruments)) {
            feed.tick(BenchTrades.BEGIN);
            long warm = trades / 3;
            long begin = 0;
            Duration before = Duration.ZERO;
            for (long number = 0; number < trades; number++) {
                if (number == warm) {
                    feed.flush();
                    begin = System.nanoTime();
                    before = processorTime();
                }
                Instant time = BenchTrades.BEGIN.plusNanos(number * apart);
                feed.trade(invented.trade(instruments.get((int) (number % INSTRUMENTS)), number / INSTRUMENTS, time));
                if ((number + 1) % TRADES_A_SECOND == 0) {
                    feed.tick(BenchTrades.BEGIN.plusSeconds((number + 1) / TRADES_A_SECOND));
                }
            }
            feed.flush();
            return new Passage(
                    trades - warm,
                    Duration.ofNanos(System.nanoTime() - begin),
                    processorTime().minus(before));
        }
    }

    private static Duration processorTime() {
        return Duration.ofNanos(
                ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime());
    }

    private Passage candles(MarketTopics topics, long records, String name, List<String> command) throws Exception {
        Path folder = Files.createTempDirectory("candela-bench-");
        String application = "bench-candles-" + name;
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                CandleProcess.class.getName(),
                brokers,
                application,
                folder.resolve("state").toString()));
        try (MeasuredProcess process = MeasuredProcess.start(folder, command, () -> true)) {
            Progress progress = () -> topics.committed(application, Topics.TRADES);
            // Of what a transaction writes into a topic the markers of its end count as records, but nobody writes so
            // here.
            return progress.measure(process, records / 3, records);
        }
    }

    private Passage history(long trades) throws Exception {
        try (MarketService service = new MarketService(brokers, false);
                Store store = new Store()) {
            Progress progress = () -> store.rows("trades");
            return progress.measure(service.process(), trades / 3, trades);
        }
    }

    private Figure row(String what, String metric, Passage passage) {
        out.printf(Locale.ROOT, "%-52s %,14.0f %,14.0f%n", what, passage.perSecond(), passage.perCore());
        report.add(metric + ".rate", passage.perSecond(), "records/s");
        report.add(metric + ".per_core", passage.perCore(), "records/s");
        return new Figure(metric + ".per_core", passage.perCore(), "a core second");
    }
}
