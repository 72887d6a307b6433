package io.candela.bench.market;

import io.candela.bench.Logs;
import io.candela.bench.Report;
import io.candela.bench.Selection;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures what becomes of a venue's message, and how the candles are read again. */
public final class MarketBench {
    private static final String METHOD = String.join(
            " ", MicroBench.METHOD, IngestBench.METHOD, LatencyBench.METHOD, QueryBench.METHOD, ExportBench.METHOD);

    private final PrintStream out = System.out;
    private final Selection<Part> selection;
    private final Report report;
    private final Bounds bounds = new Bounds();

    private MarketBench(Selection<Part> selection) {
        this.selection = selection;
        this.report = new Report(selection.nameOf("market"), METHOD);
    }

    /** With {@code --only PART} it measures that part alone, and with {@code --quick} for a short time. */
    public static void main(String[] args) throws Exception {
        Logs.quiet();
        new MarketBench(Selection.from(Part.class, args)).run();
        System.exit(0); // the infrastructure ends with the process
    }

    private void run() throws Exception {
        MicroBench micro = new MicroBench(selection.quick(), report, bounds, out);
        if (selection.parts().contains(Part.PARSE)) {
            micro.parsing();
        }
        if (selection.parts().contains(Part.STEPS)) {
            micro.steps();
        }
        if (selection.parts().contains(Part.INGEST)) {
            new IngestBench(selection.quick(), report, bounds, out).run();
        }
        if (selection.parts().contains(Part.LATENCY)) {
            new LatencyBench(selection.quick(), report, bounds, out).run();
        }
        if (selection.parts().contains(Part.QUERIES)) {
            new QueryBench(selection.quick(), report, bounds, out).run();
        }
        if (selection.parts().contains(Part.EXPORTS)) {
            new ExportBench(selection.quick(), report, bounds, out).run();
        }
        bounds.print(out);
        report.print(out);
        if (!selection.quick()) {
            report.write();
            writeBounds();
        }
    }

    private void writeBounds() throws IOException {
        String name = selection.nameOf("market");
        Path file = Path.of(System.getProperty("bench.root", "."), "bench", "results", name + ".md");
        Files.writeString(
                file,
                "# Market data and its bounds%n%nWritten by the run that wrote `%s.json`, which says on what machine and how.%n%n%s"
                        .formatted(name, bounds.markdown()));
    }

    /** What can be measured alone. */
    private enum Part {
        PARSE,
        STEPS,
        INGEST,
        LATENCY,
        QUERIES,
        EXPORTS
    }
}
