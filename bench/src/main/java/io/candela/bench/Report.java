package io.candela.bench;

import io.candela.platform.json.RecordJson;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of one benchmark, with all that is needed to repeat it. */
public final class Report {
    private final String name;
    private final String method;
    private final List<Figure> figures = new ArrayList<>();

    /** @param method in a sentence or two how it is measured, and after which warm-up */
    public Report(String name, String method) {
        this.name = name;
        this.method = method;
    }

    public void add(String metric, double value, String unit) {
        figures.add(new Figure(metric, value, unit));
    }

    /** Prints one line for each figure. */
    public void print(PrintStream out) {
        figures.forEach(out::println);
    }

    /** Writes {@code bench/results/NAME.json}; replaces that of the run before. */
    public void write() throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", name);
        report.put("command", System.getProperty("bench.command", ""));
        report.put("commit", System.getProperty("bench.commit", ""));
        report.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        report.put("hardware", hardware());
        report.put("method", method);
        report.put("figures", figures.stream().map(Report::json).toList());
        Path file = Path.of(System.getProperty("bench.root", "."), "bench", "results", name + ".json");
        Files.writeString(
                file,
                RecordJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report)
                        + System.lineSeparator());
    }

    private static Map<String, Object> json(Figure figure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("metric", figure.metric());
        json.put("value", figure.number());
        json.put("unit", figure.unit());
        return json;
    }

    private static Map<String, Object> hardware() throws IOException {
        Map<String, Object> hardware = new LinkedHashMap<>();
        hardware.put("processor", processor());
        hardware.put("cores", Runtime.getRuntime().availableProcessors());
        hardware.put("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        hardware.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        hardware.put("java", System.getProperty("java.vm.version"));
        return hardware;
    }

    private static String processor() throws IOException {
        Path facts = Path.of("/proc/cpuinfo");
        if (!Files.exists(facts)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(facts).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
