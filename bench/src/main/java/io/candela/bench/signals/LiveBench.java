package io.candela.bench.signals;

import com.nimbusds.jose.JOSEException;
import io.candela.bench.Report;
import io.candela.contracts.Instrument;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measures what lies between a closed candle and its signals: when candles trickle in, and when very many close at once. */
final class LiveBench {
    static final String METHOD =
            "Live path: a broker, signals-service in a JVM as the launcher starts it, a producer and a"
                    + " reader of committed signals, all on this machine; 10 setups, each of which changes its position with each"
                    + " candle; no database, so that outcomes are not scored. Latency: 20 candles a second at random times, each"
                    + " from the call that sends it to the coming of its signals, for a minute after 20 s. Close: the candles of"
                    + " 5,000 instruments sent at once until the last of 50,000 signals has come, 5 times after 3; time on the clock.";

    private static final int RATE = 20;
    private static final int TRICKLING = 100;
    private static final int CLOSING = 5_000;
    private static final int WARM_CLOSES = 3;
    private static final int CLOSES = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private final boolean quick;
    private final Report report;
    private final PrintStream out;

    LiveBench(boolean quick, Report report, PrintStream out) {
        this.quick = quick;
        this.report = report;
        this.out = out;
    }

    void run() throws IOException, InterruptedException, JOSEException {
        try (LivePath path = new LivePath()) {
            out.printf(
                    "%-52s %10s %10s %10s %14s%n",
                    "closed candle to committed signal", "p50", "p99", "max", "cpu/signal");
            latency(path);
            closes(path);
        }
        out.println();
    }

    private void latency(LivePath path) {
        List<Instrument> instruments = LiveCandles.instruments("T", TRICKLING);
        int minute = settle(path, instruments, 0);
        int warmUp = RATE * (quick ? 5 : 20);
        int measured = RATE * (quick ? 10 : 60);
        path.trickle(instruments, minute, warmUp, RATE);
        Duration before = path.processorTime();
        long[] latencies = path.trickle(instruments, minute + warmUp / TRICKLING, measured, RATE);
        double cpu = perSignal(path.processorTime().minus(before), latencies.length);
        Arrays.sort(latencies);
        double p50 = percentile(latencies, 0.50);
        double p99 = percentile(latencies, 0.99);
        double longest = percentile(latencies, 1);
        row("%d candles a second, ms".formatted(RATE), p50, p99, longest, cpu);
        report.add("live.latency.p50", p50, "ms");
        report.add("live.latency.p99", p99, "ms");
        report.add("live.latency.max", longest, "ms");
        report.add("live.latency.cpu", cpu, "us/signal");
    }

    private void closes(LivePath path) {
        List<Instrument> instruments = LiveCandles.instruments("C", quick ? CLOSING / 10 : CLOSING);
        int minute = settle(path, instruments, WARM_CLOSES);
        Duration before = path.processorTime();
        List<Duration> closes = new ArrayList<>();
        for (int i = 0; i < CLOSES; i++) {
            closes.add(path.close(instruments, minute + i));
        }
        int signals = instruments.size() * path.setups().size();
        double cpu = perSignal(path.processorTime().minus(before), CLOSES * signals);
        long[] sorted = closes.stream().mapToLong(Duration::toNanos).sorted().toArray();
        double median = percentile(sorted, 0.50);
        double longest = percentile(sorted, 1);
        row(
                "%,d instruments x %d setups at once, ms"
                        .formatted(instruments.size(), path.setups().size()),
                median,
                longest,
                longest,
                cpu);
        report.add("live.close.signals", signals, "signals");
        report.add("live.close.median", median / 1e3, "s");
        report.add("live.close.max", longest / 1e3, "s");
        report.add("live.close.cpu", cpu, "us/signal");
    }

    /** Closes candles until each one turns all setups, and {@code more}; answers which is the next. */
    private static int settle(LivePath path, List<Instrument> instruments, int more) {
        int end = path.setups().steady() + more;
        for (int minute = 0; minute < end; minute++) {
            path.close(instruments, minute);
        }
        return end;
    }

    private void row(String what, double p50, double p99, double longest, double cpu) {
        out.printf(Locale.ROOT, "%-52s %10.1f %10.1f %10.1f %11.0f us%n", what, p50, p99, longest, cpu);
    }

    /** In microseconds. */
    private static double perSignal(Duration processorTime, int signals) {
        return processorTime.toNanos() / 1e3 / signals;
    }

    /** In milliseconds: the least value that the share of all does not exceed. */
    private static double percentile(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / NANOS_PER_MILLI;
    }
}
