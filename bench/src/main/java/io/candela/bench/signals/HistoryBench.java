package io.candela.bench.signals;

import io.candela.bench.Report;
import io.candela.local.process.Child;
import io.candela.local.process.Folders;
import io.candela.local.process.Launch;
import io.candela.local.software.Java;
import io.candela.platform.json.RecordJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures how long a back-test takes that has to fetch its candles first. */
final class HistoryBench {
    static final String METHOD = "History: five years of minutes from a server that invents them in the form of"
            + " market-data-service, read in a fresh JVM as the launcher starts signals-service, then back-tested, then"
            + " back-tested again from what is kept; time on the clock, and processor time without the server's.";

    private final boolean quick;
    private final Report report;
    private final PrintStream out;

    HistoryBench(boolean quick, Report report, PrintStream out) {
        this.quick = quick;
        this.report = report;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        int candles = quick ? BenchCandles.FIVE_YEARS_OF_MINUTES / 10 : BenchCandles.FIVE_YEARS_OF_MINUTES;
        HistoryReading.Figures figures = read(candles);
        if (figures.candles() != candles) {
            throw new IllegalStateException(
                    "%d candles were read where %d were expected".formatted(figures.candles(), candles));
        }
        out.printf("%-52s %10s %10s%n", "five years of minutes", "s", "cpu s");
        row("read over HTTP", figures.read(), figures.readCpu());
        row("read over HTTP, with the first back-test", figures.total(), figures.totalCpu());
        row("another back-test, with what was kept", figures.again(), figures.againCpu());
        out.println();
        report.add("history.candles", candles, "candles");
        report.add("history.read", figures.read(), "s");
        report.add("history.read.cpu", figures.readCpu(), "s");
        report.add("history.read_backtest", figures.total(), "s");
        report.add("history.read_backtest.cpu", figures.totalCpu(), "s");
        report.add("history.kept_backtest", figures.again(), "s");
        report.add("history.kept_backtest.cpu", figures.againCpu(), "s");
    }

    private static HistoryReading.Figures read(int candles) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("candela-bench-");
        Path figures = folder.resolve("figures.json");
        Path log = folder.resolve("reading.log");
        try (CandlePages server = new CandlePages()) {
            List<String> command = new ArrayList<>(Java.command(ServiceProcess.HEAP_MEGABYTES, List.of()));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), HistoryReading.class.getName()));
            command.addAll(List.of(server.uri().toString(), Integer.toString(candles), figures.toString()));
            Child reader = Child.start(new Launch(
                    "history-reading",
                    command,
                    Map.of(),
                    Path.of("").toAbsolutePath(),
                    log,
                    () -> true,
                    Duration.ZERO,
                    Launch.Signal.TERM));
            if (reader.onExit().join() != 0) {
                throw new IllegalStateException("The candles were not read:\n" + Files.readString(log));
            }
            return RecordJson.mapper().readValue(Files.readAllBytes(figures), HistoryReading.Figures.class);
        } finally {
            Folders.delete(folder);
        }
    }

    private void row(String what, double seconds, double cpu) {
        out.printf(Locale.ROOT, "%-52s %10.2f %10.2f%n", what, seconds, cpu);
    }
}
