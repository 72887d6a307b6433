package io.candela.bench.market;

import io.candela.bench.Figure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What was promised of the figures, and whether it holds. */
final class Bounds {
    private final List<Row> rows = new ArrayList<>();

    /** The figure is not to be above {@code bound}. */
    void atMost(String what, Figure figure, double bound) {
        rows.add(new Row(what, figure, "at most " + new Figure("", bound, "").number(), figure.value() <= bound));
    }

    /** The figure is not to be below {@code bound}. */
    void atLeast(String what, Figure figure, double bound) {
        rows.add(new Row(what, figure, "at least " + new Figure("", bound, "").number(), figure.value() >= bound));
    }

    void print(PrintStream out) {
        out.printf("%-62s %16s %-10s %-18s %s%n", "bound", "measured", "", "", "");
        for (Row row : rows) {
            out.printf(
                    "%-62s %16s %-10s %-18s %s%n",
                    row.what, row.figure.number(), row.figure.unit(), row.bound, row.verdict());
        }
        out.println();
    }

    /** The same as a table of Markdown. */
    String markdown() {
        StringBuilder table = new StringBuilder("| | measured | bound | |\n|---|---|---|---|\n");
        for (Row row : rows) {
            table.append("| %s | %s %s | %s | %s |\n"
                    .formatted(row.what, row.figure.number(), row.figure.unit(), row.bound, row.verdict()));
        }
        return table.toString();
    }

    private record Row(String what, Figure figure, String bound, boolean holds) {
        String verdict() {
            return holds ? "holds" : "DOES NOT HOLD";
        }
    }
}
