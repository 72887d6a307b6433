package io.candela.bench.streams;

import io.candela.bench.Logs;
import io.candela.bench.Report;
import io.candela.bench.Selection;
import io.candela.contracts.Instrument;
import io.candela.local.Infrastructure;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Measures the gateway's streams, a relay with WebFlux and one in node, one after the other with the same trades. */
public final class StreamsBench {
    private static final String METHOD =
            "One after the other the gateway, an application of Spring WebFlux with one Kafka consumer, and node ws with"
                    + " kafkajs relay trades of 200 bytes from a topic with two partitions; the subscribers are in another"
                    + " process, all on this machine. The gateway's JVM is as a container of 512 MiB starts it, WebFlux's may have twice as much."
                    + " Fan-out: 500 subscribers of one instrument, as many trades as come through with 32 on their way,"
                    + " for 15 s after 8 s; the relay's user and system time divided by the frames that came; per core:"
                    + " its inverse. Trades: 1,000 a second at random times over 20 instruments, 50 subscribers of each,"
                    + " for 15 s after 5 s; from the call that sends a trade to the arrival of its frame; at the gateway again beside 20 subscribers of"
                    + " all instruments who stop reading, once they have fallen behind. Idle: 5,000"
                    + " streams are opened, 200 at a time, by a JVM that has just started, then 10,000 more; resident"
                    + " memory with all of them, and what the last 10,000 added to it, by one. REST: 200 requests a second"
                    + " through the gateway to a service that answers at once, for 15 s without and 15 s with fan-out of"
                    + " trades at random times, half as many as the most of which 99 % came through within 100 ms.";

    private static final int FAN_OUT_SUBSCRIBERS = 500;
    private static final int TRADES_INSTRUMENTS = 20;
    private static final int TRADES_SUBSCRIBERS = 1_000;
    private static final int TRADES_RATE = 1_000;
    private static final int DEAF_SUBSCRIBERS = 20;
    private static final int CONNECTING = 5_000;
    private static final int IDLE = 15_000;
    private static final int REST_RATE = 200;
    private static final double MEBI = 1024 * 1024;

    private final PrintStream out = System.out;
    private final Selection<Part> selection;
    private final Report report;
    private final Map<Part, List<String>> rows = new EnumMap<>(Part.class);
    private final Map<String, Double> processorTimes = new HashMap<>();

    private StreamsBench(Selection<Part> selection) {
        this.selection = selection;
        this.report = new Report(selection.nameOf("streams"), METHOD);
        selection.parts().forEach(part -> rows.put(part, new ArrayList<>()));
    }

    /** With {@code --only PART} it measures that part alone, and with {@code --quick} for a short time. */
    public static void main(String[] args) throws Exception {
        Logs.quiet();
        new StreamsBench(Selection.from(Part.class, args)).run();
        System.exit(0); // the infrastructure ends with the process
    }

    private void run() throws Exception {
        String brokers = Infrastructure.kafka().bootstrapServers();
        GatewayRelay gateway = new GatewayRelay();
        try (Feed feed = new Feed(brokers);
                PriceService market = new PriceService();
                CrowdProcess crowd = CrowdProcess.start()) {
            try (Relay relay = gateway.start(brokers, feed, market.uri())) {
                measure(relay, feed, crowd.subscribers());
                if (selection.parts().contains(Part.REST)) {
                    rest(relay, feed, crowd.subscribers(), new RestCalls(gateway.price(), gateway.authorization()));
                }
            }
            try (Relay relay = PeerRelays.webflux(brokers)) {
                measure(relay, feed, crowd.subscribers());
            }
            try (Relay relay = PeerRelays.node(brokers)) {
                measure(relay, feed, crowd.subscribers());
            }
        }
        compare();
        rows.forEach((part, lines) -> {
            out.println(part.header);
            lines.forEach(out::println);
            out.println();
        });
        report.print(out);
        if (!selection.quick()) {
            report.write();
        }
    }

    private void measure(Relay relay, Feed feed, Subscribers subscribers) throws IOException, InterruptedException {
        if (selection.parts().contains(Part.IDLE)) {
            idle(relay, subscribers);
        }
        if (selection.parts().contains(Part.FANOUT)) {
            for (Relay.Way way : relay.ways()) {
                fanOut(relay, way, feed, subscribers);
            }
        }
        if (selection.parts().contains(Part.TRADES)) {
            trades(relay, feed, subscribers);
        }
    }

    private void idle(Relay relay, Subscribers subscribers) throws IOException, InterruptedException {
        Relay.Way way = relay.first();
        List<Opening> openings = way.openings(TimedTrade.instruments(1));
        int first = selection.quick() ? CONNECTING / 5 : CONNECTING;
        int all = selection.quick() ? IDLE / 5 : IDLE;
        Duration connecting = open(relay, openings, first, subscribers);
        long before = relay.process().residentBytes();
        open(relay, openings, all - first, subscribers);
        Duration rest = seconds(5, 2);
        Duration cpu = relay.process().processorTime();
        TimeUnit.NANOSECONDS.sleep(rest.toNanos());
        double busy = (double) relay.process().processorTime().minus(cpu).toNanos() / rest.toNanos();
        long resident = relay.process().residentBytes();
        if (subscribers.streams() != all) {
            throw new IllegalStateException("Only %d streams are open:%n%s"
                    .formatted(subscribers.streams(), relay.process().log()));
        }
        subscribers.close();
        double seconds = connecting.toNanos() / 1e9;
        double each = (double) (resident - before) / (all - first);
        row(
                Part.IDLE,
                String.format(
                        Locale.ROOT,
                        "%-28s %,10d %14.2f %12.0f %14.0f %9.1f %%",
                        way.title(),
                        first,
                        seconds,
                        resident / MEBI,
                        each,
                        100 * busy));
        report.add("connect.%s.streams".formatted(way.name()), first, "streams");
        report.add("connect.%s.time".formatted(way.name()), seconds, "s");
        report.add("idle.%s.streams".formatted(way.name()), all, "streams");
        report.add("idle.%s.resident".formatted(way.name()), resident / MEBI, "MiB");
        report.add("idle.%s.each".formatted(way.name()), Math.rint(each), "B/stream");
        report.add("idle.%s.cpu".formatted(way.name()), busy, "cores");
    }

    private static Duration open(Relay relay, List<Opening> openings, int count, Subscribers subscribers)
            throws IOException {
        try {
            return subscribers.open(openings, count);
        } catch (CompletionException refused) {
            throw new IllegalStateException(
                    "Not all could subscribe:\n" + relay.process().log(), refused);
        }
    }

    private void fanOut(Relay relay, Relay.Way way, Feed feed, Subscribers subscribers) throws IOException {
        List<Instrument> instruments = TimedTrade.instruments(1);
        open(relay, way.openings(instruments), FAN_OUT_SUBSCRIBERS, subscribers);
        Load load = new Load(feed, subscribers, relay.process(), instruments, FAN_OUT_SUBSCRIBERS);
        load.awaitFlow();
        load.flood(seconds(8, 3));
        Delivered delivered = load.flood(seconds(15, 4));
        subscribers.close();
        row(
                Part.FANOUT,
                String.format(
                        Locale.ROOT,
                        "%-28s %10.2f %,14.0f %,14.0f %9.2f %%",
                        way.title(),
                        delivered.processorTimePerFrame(),
                        delivered.framesPerCore(),
                        delivered.framesPerSecond(),
                        100 * delivered.lost()));
        addProcessorTime("fanout.%s.cpu".formatted(way.name()), delivered);
        report.add("fanout.%s.per_core".formatted(way.name()), delivered.framesPerCore(), "frames/s");
        report.add("fanout.%s.rate".formatted(way.name()), delivered.framesPerSecond(), "frames/s");
        report.add("fanout.%s.lost".formatted(way.name()), delivered.lost(), "of 1");
    }

    private void trades(Relay relay, Feed feed, Subscribers subscribers) throws IOException {
        Relay.Way way = relay.first();
        List<Instrument> instruments = TimedTrade.instruments(TRADES_INSTRUMENTS);
        open(relay, way.openings(instruments), TRADES_SUBSCRIBERS, subscribers);
        Load load = new Load(feed, subscribers, relay.process(), instruments, TRADES_SUBSCRIBERS / TRADES_INSTRUMENTS);
        load.awaitFlow();
        load.pace(TRADES_RATE, seconds(5, 3));
        Delivered delivered = load.pace(TRADES_RATE, seconds(15, 4));
        tradesRow(way.title(), delivered);
        report.add("trades.%s.p50".formatted(way.name()), delivered.latencyMillis(50), "ms");
        report.add("trades.%s.p99".formatted(way.name()), delivered.latencyMillis(99), "ms");
        addProcessorTime("trades.%s.cpu".formatted(way.name()), delivered);
        report.add("trades.%s.rate".formatted(way.name()), delivered.framesPerSecond(), "frames/s");
        report.add("trades.%s.lost".formatted(way.name()), delivered.lost(), "of 1");
        if (way.everything() != null) {
            subscribers.openDeaf(List.of(way.everything()), DEAF_SUBSCRIBERS);
            load.pace(TRADES_RATE, seconds(20, 5));
            Delivered beside = load.pace(TRADES_RATE, seconds(15, 4));
            tradesRow("  beside some who do not read", beside);
            report.add("trades.%s.deaf.p50".formatted(way.name()), beside.latencyMillis(50), "ms");
            report.add("trades.%s.deaf.p99".formatted(way.name()), beside.latencyMillis(99), "ms");
            report.add(
                    "trades.%s.deaf.ratio".formatted(way.name()),
                    beside.latencyMillis(99) / delivered.latencyMillis(99),
                    "times");
        }
        subscribers.close();
    }

    private void tradesRow(String title, Delivered delivered) {
        row(
                Part.TRADES,
                String.format(
                        Locale.ROOT,
                        "%-28s %10.2f %10.2f %12.2f %,14.0f %9.2f %%",
                        title,
                        delivered.latencyMillis(50),
                        delivered.latencyMillis(99),
                        delivered.processorTimePerFrame(),
                        delivered.framesPerSecond(),
                        100 * delivered.lost()));
    }

    private void rest(Relay relay, Feed feed, Subscribers subscribers, RestCalls calls)
            throws IOException, InterruptedException {
        List<Instrument> instruments = TimedTrade.instruments(1);
        open(relay, relay.first().openings(instruments), FAN_OUT_SUBSCRIBERS, subscribers);
        Load load = new Load(feed, subscribers, relay.process(), instruments, FAN_OUT_SUBSCRIBERS);
        load.awaitFlow();
        load.flood(seconds(5, 3));
        double most = load.most();
        Duration span = seconds(15, 4);
        calls.run(REST_RATE, seconds(5, 3));
        Histogram alone = calls.run(REST_RATE, span);
        // On a thread of its own: the common pool has but one on two processors, and HttpClient completes its answers
        // there.
        CompletableFuture<Delivered> fanOut =
                CompletableFuture.supplyAsync(() -> pace(load, most / 2, span), Thread.ofPlatform()::start);
        Histogram beside = calls.run(REST_RATE, span);
        double rate = fanOut.join().framesPerSecond();
        subscribers.close();
        restRow("alone", 0, alone);
        restRow("beside fan-out", rate, beside);
        report.add("rest.alone.p99", millis(alone, 99), "ms");
        report.add("rest.fanout.p99", millis(beside, 99), "ms");
        report.add("rest.fanout.most", most * FAN_OUT_SUBSCRIBERS, "frames/s");
        report.add("rest.fanout.rate", rate, "frames/s");
        report.add("rest.ratio", millis(beside, 99) / millis(alone, 99), "times");
    }

    private static Delivered pace(Load load, double rate, Duration span) {
        try {
            return load.pace(rate, span);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private void restRow(String title, double rate, Histogram latencies) {
        row(
                Part.REST,
                String.format(
                        Locale.ROOT,
                        "%-28s %10.2f %10.2f %,14.0f",
                        title,
                        millis(latencies, 50),
                        millis(latencies, 99),
                        rate));
    }

    private static double millis(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    private void addProcessorTime(String metric, Delivered delivered) {
        report.add(metric, delivered.processorTimePerFrame(), "us/frame");
        processorTimes.put(metric, delivered.processorTimePerFrame());
    }

    private void compare() {
        addRatio("fanout.ratio_node", "fanout.gateway_websocket.cpu", "fanout.node_websocket.cpu");
        addRatio("fanout.ratio_webflux", "fanout.gateway_sse.cpu", "fanout.webflux_sse.cpu");
        addRatio("trades.ratio_node", "trades.gateway_websocket.cpu", "trades.node_websocket.cpu");
    }

    private void addRatio(String metric, String ours, String theirs) {
        Double our = processorTimes.get(ours);
        Double their = processorTimes.get(theirs);
        if (our != null && their != null) {
            report.add(metric, our / their, "times");
        }
    }

    private void row(Part part, String row) {
        rows.getOrDefault(part, List.of()).add(row);
    }

    private Duration seconds(int thorough, int quick) {
        return Duration.ofSeconds(selection.quick() ? quick : thorough);
    }

    /** What can be measured alone. */
    private enum Part {
        IDLE("streams that wait                opened   opened in, s     all, MiB    each, bytes         cpu"),
        FANOUT("500 subscribers of each trade  us/frame  frames/s/core       frames/s        lost"),
        TRADES("1,000 trades a second           p50, ms    p99, ms     us/frame       frames/s        lost"),
        REST("REST through the gateway        p50, ms    p99, ms       frames/s");

        private final String header;

        Part(String header) {
            this.header = header;
        }
    }
}
