package io.candela.bench.edge;

import io.candela.bench.Logs;
import io.candela.bench.Report;
import io.candela.bench.Selection;
import io.candela.local.Infrastructure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures what the gateway's whole policy costs, beside a stock Spring Cloud Gateway, nginx and FastAPI. */
public final class EdgeBench {
    private static final String METHOD =
            "The gateway (key, scope, limit and quota on Redis, shedding, usage, 5 % of traces), Spring Cloud Gateway with its"
                    + " RequestRateLimiter on the same Redis, and nginx with auth_request and limit_req stand before one nginx"
                    + " that answers at once; FastAPI on uvicorn with uvloop answers itself, without any policy. All run at the"
                    + " same time, both JVMs with 256 MiB of heap, the serial collector and both compilers. wrk with 32"
                    + " connections asks each in turn: JVMs are warmed for 40 s, all others for 3 s, then three rounds of 8 s, of which the"
                    + " one of median processor time counts. Processor time is user and system time of the process by requests."
                    + " Half load: 32 connections that pause at random, at half the rate of the gateway's median round, for 20 s;"
                    + " what p99 is beyond that of the service itself under the same load. Overload: 2,048 connections without a"
                    + " pause for 60 s (32 already take all there is); then 5 s of rest, then half load for 5 s.";

    private static final int CONNECTIONS = 32;
    private static final int CROWD = 2048;
    private static final double MEBI = 1024 * 1024;

    private final PrintStream out = System.out;
    private final Selection<Part> selection;
    private final Report report;
    private final Wrk wrk;

    private EdgeBench(Selection<Part> selection) throws IOException {
        this.selection = selection;
        this.report = new Report(selection.nameOf("edge"), METHOD);
        this.wrk = new Wrk();
    }

    /**
     * With {@code --only PART} it measures that part alone, with {@code --quick} for a short time, and with
     * {@code --profile} it records where the gateway's processor time goes, into {@code bench/target/gateway.jfr}.
     */
    public static void main(String[] args) throws Exception {
        Programs.require();
        Logs.quiet();
        List<String> options = List.of(args).contains("--profile")
                ? List.of("-XX:StartFlightRecording:jdk.CPUTimeSample#enabled=true,settings=profile,filename="
                        + Path.of("bench/target/gateway.jfr").toAbsolutePath())
                : List.of();
        new EdgeBench(Selection.from(Part.class, args)).run(options);
        System.exit(0); // the infrastructure ends with the process
    }

    private void run(List<String> options) throws Exception {
        String brokers = Infrastructure.kafka().bootstrapServers();
        try (Field field = new Field(brokers, new Callers(brokers), options)) {
            Map<String, Outcome> median = saturate(field);
            if (selection.parts().contains(Part.HALF)) {
                half(field, rate(median, field.proxied) / 2);
            }
            if (selection.parts().contains(Part.OVERLOAD)) {
                overload(field, rate(median, field.proxied) / 2);
            }
        }
        report.print(out);
        if (!selection.quick()) {
            report.write();
        }
    }

    private Map<String, Outcome> saturate(Field field) throws IOException, InterruptedException {
        List<Contestant> contestants = new ArrayList<>();
        if (selection.parts().contains(Part.PROXIED) || selection.parts().size() == 1) {
            contestants.add(field.proxied);
        }
        if (selection.parts().contains(Part.PROXIED)) {
            contestants.addAll(List.of(field.stock, field.nginx));
        }
        if (selection.parts().contains(Part.CACHED)) {
            contestants.addAll(List.of(field.cached, field.fastApi));
        }
        for (Contestant contestant : contestants) {
            boolean compiled = contestant.equals(field.nginx) || contestant.equals(field.fastApi);
            var _ = wrk.full(contestant, CONNECTIONS, compiled ? seconds(3, 1) : seconds(40, 15));
        }
        Map<String, List<Outcome>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < (selection.quick() ? 1 : 3); round++) {
            for (Contestant contestant : contestants) {
                rounds.computeIfAbsent(contestant.name(), _ -> new ArrayList<>())
                        .add(wrk.full(contestant, CONNECTIONS, seconds(8, 4)).clean());
            }
        }
        Map<String, Outcome> medians = new LinkedHashMap<>();
        out.printf("%-28s %12s %10s %10s %16s%n", "saturated", "requests/s", "p50 ms", "p99 ms", "CPU us/request");
        for (Contestant contestant : contestants) {
            List<Outcome> sorted = rounds.getOrDefault(contestant.name(), List.of()).stream()
                    .sorted(Comparator.comparingDouble(Outcome::cpuMicros))
                    .toList();
            Outcome median = sorted.get(sorted.size() / 2);
            medians.put(contestant.name(), median);
            report(contestant, median);
        }
        ratio(medians, "proxied.cpu_to_stock", field.proxied, field.stock);
        ratio(medians, "proxied.cpu_to_nginx", field.proxied, field.nginx);
        ratio(medians, "cached.cpu_to_fastapi", field.cached, field.fastApi);
        return medians;
    }

    private void report(Contestant contestant, Outcome outcome) {
        out.println(String.format(
                Locale.ROOT,
                "%-28s %12.0f %10.2f %10.2f %16.1f",
                contestant.title(),
                outcome.rate(),
                millis(outcome.p50()),
                millis(outcome.p99()),
                outcome.cpuMicros()));
        report.add("saturated." + contestant.name() + ".rate", outcome.rate(), "requests/s");
        report.add("saturated." + contestant.name() + ".p50", millis(outcome.p50()), "ms");
        report.add("saturated." + contestant.name() + ".p99", millis(outcome.p99()), "ms");
        report.add("saturated." + contestant.name() + ".cpu", outcome.cpuMicros(), "us/request");
    }

    private void ratio(Map<String, Outcome> outcomes, String name, Contestant ours, Contestant theirs) {
        Outcome mine = outcomes.get(ours.name());
        Outcome other = outcomes.get(theirs.name());
        if (mine != null && other != null) {
            double ratio = mine.cpuMicros() / other.cpuMicros();
            out.println(String.format(Locale.ROOT, "%-28s %.2f", name, ratio));
            report.add("ratio." + name, ratio, "x");
        }
    }

    private void half(Field field, double rate) throws IOException, InterruptedException {
        Outcome direct =
                wrk.paced(field.direct, CONNECTIONS, rate, seconds(20, 5)).clean();
        Outcome through =
                wrk.paced(field.proxied, CONNECTIONS, rate, seconds(20, 5)).clean();
        report.add("half.rate", through.rate(), "requests/s");
        report.add("half.direct.p99", millis(direct.p99()), "ms");
        report.add("half.gateway.p99", millis(through.p99()), "ms");
        report.add("half.added.p99", millis(through.p99()) - millis(direct.p99()), "ms");
    }

    private void overload(Field field, double rate) throws IOException, InterruptedException {
        long before = field.proxied.process().residentBytes();
        Outcome crowd = wrk.full(field.proxied, CROWD, seconds(60, 10));
        long after = field.proxied.process().residentBytes();
        Thread.sleep(seconds(5, 5));
        Outcome recovered =
                wrk.paced(field.proxied, CONNECTIONS, rate, seconds(5, 3)).clean();
        report.add("overload.rate", crowd.rate(), "requests/s");
        report.add("overload.p99", millis(crowd.p99()), "ms");
        report.add("overload.refused", (double) crowd.refused(), "requests");
        report.add("overload.broken", (double) crowd.broken(), "connections");
        report.add("overload.late", (double) crowd.late(), "requests");
        report.add("overload.resident.before", before / MEBI, "MiB");
        report.add("overload.resident.after", after / MEBI, "MiB");
        report.add("overload.recovered.p99", millis(recovered.p99()), "ms");
    }

    private static double rate(Map<String, Outcome> outcomes, Contestant contestant) {
        Outcome outcome = outcomes.get(contestant.name());
        if (outcome == null) {
            throw new IllegalStateException(contestant.name() + " was not measured");
        }
        return outcome.rate();
    }

    private Duration seconds(int full, int quick) {
        return Duration.ofSeconds(selection.quick() ? quick : full);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    /** What can be measured by itself. */
    private enum Part {
        PROXIED,
        CACHED,
        HALF,
        OVERLOAD
    }
}
