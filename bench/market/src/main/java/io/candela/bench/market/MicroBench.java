package io.candela.bench.market;

import io.candela.bench.Figure;
import io.candela.bench.Measured;
import io.candela.bench.Report;
import io.candela.marketdata.candles.CandleFolding;
import io.candela.marketdata.feeds.TradeGating;
import io.candela.marketdata.prices.PriceConsolidation;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.RunnerException;

/** Measures the steps of a trade's way one by one, in processor time and memory. */
final class MicroBench {
    static final String METHOD =
            "Steps: JMH, each benchmark in a JVM of its own with the serial collector; processor time of the process"
                    + " for each operation, after warm-up. Messages: recorded ones where there are some, and invented ones"
                    + " in their form; XChange 5.2.0's streaming services get each message as text, as from their socket,"
                    + " and hand trades to a subscriber of one market; both give the same price, quantity, side and time"
                    + " (and number, where XChange has one) of each, or nothing is measured. Kraken: XChange speaks an"
                    + " older protocol, and reads the same trades in that. Fold: with the stores of Kafka Streams in"
                    + " memory, without its logs.";

    private static final List<String> INSTRUMENTS = List.of("100", "1000", "5000");
    private static final double MOST_FOR_A_MESSAGE = 1_500;
    private static final double TIMES_XCHANGE = 5;
    private static final double MOST_GROWTH = 1.2;

    private final boolean quick;
    private final Report report;
    private final Bounds bounds;
    private final PrintStream out;

    MicroBench(boolean quick, Report report, Bounds bounds, PrintStream out) {
        this.quick = quick;
        this.report = report;
        this.bounds = bounds;
        this.out = out;
    }

    void parsing() throws IOException, RunnerException {
        for (VenueFrames venue : Venues.all()) {
            int compared = SameTrades.check(venue);
            out.printf(
                    "%s: the same %,d trades with XChange, %,d of the messages recorded%n",
                    Venues.name(venue), compared, venue.recorded().size());
            report.add("parse.%s.equal_trades".formatted(Venues.name(venue)), compared, "trades");
        }
        List<Measured> all = Measured.of(MessageParsing.class, "venue", Venues.names(), quick);
        out.printf(
                "%n%-24s %12s %12s %12s %12s %10s%n",
                "message to trade", "ns", "bytes", "XChange ns", "bytes", "times");
        for (String venue : Venues.names()) {
            parsing(venue, of(all, "candela", "venue", venue), of(all, "xchange", "venue", venue));
        }
        out.println();
    }

    private void parsing(String venue, Measured ours, Measured theirs) {
        double times = theirs.cpu() / ours.cpu();
        out.printf(
                Locale.ROOT,
                "%-24s %12.0f %12.0f %12.0f %12.0f %10.1f%n",
                venue,
                ours.cpu(),
                ours.allocated(),
                theirs.cpu(),
                theirs.allocated(),
                times);
        Figure cpu = add("parse.%s.cpu".formatted(venue), ours.cpu(), "ns");
        add("parse.%s.allocated".formatted(venue), Math.rint(ours.allocated()), "B");
        add("parse.%s.xchange.cpu".formatted(venue), theirs.cpu(), "ns");
        add("parse.%s.xchange.allocated".formatted(venue), Math.rint(theirs.allocated()), "B");
        Figure ratio = add("parse.%s.ratio".formatted(venue), times, "times");
        bounds.atMost("parse of a message, " + venue, cpu, MOST_FOR_A_MESSAGE);
        bounds.atLeast("parse, as fast as XChange, " + venue, ratio, TIMES_XCHANGE);
    }

    void steps() throws RunnerException {
        out.printf("%-44s %12s %12s%n", "step", "ns", "bytes");
        Map<String, Double> costs = new TreeMap<>();
        step("parse", Measured.of(ParsingAmongMany.class, "instruments", INSTRUMENTS, quick), 1, costs);
        step("gate", Measured.of(TradeGating.class, "instruments", INSTRUMENTS, quick), 1, costs);
        step("fold", Measured.of(CandleFolding.class, "instruments", INSTRUMENTS, quick), CandleFolding.TRADES, costs);
        double few = costs.getOrDefault(INSTRUMENTS.getFirst(), Double.NaN);
        for (String instruments : INSTRUMENTS) {
            double cost = costs.getOrDefault(instruments, Double.NaN);
            row("all three, %s instruments".formatted(instruments), cost, Double.NaN);
            add("trade.%s.cpu".formatted(instruments), cost, "ns");
            Figure growth = add("trade.%s.growth".formatted(instruments), cost / few, "times");
            if (!instruments.equals(INSTRUMENTS.getFirst())) {
                bounds.atMost("cost of a trade, %s instruments to 100".formatted(instruments), growth, MOST_GROWTH);
            }
        }
        for (Measured measured : Measured.of(PriceConsolidation.class, "venues", List.of("3", "5"), quick)) {
            String venues = measured.parameters().getOrDefault("venues", "");
            row("consolidation of %s venues".formatted(venues), measured.cpu(), measured.allocated());
            add("consolidate.%s.cpu".formatted(venues), measured.cpu(), "ns");
            add("consolidate.%s.allocated".formatted(venues), Math.rint(measured.allocated()), "B");
        }
        out.println();
    }

    private void step(String name, List<Measured> all, int operations, Map<String, Double> costs) {
        if (all.size() != INSTRUMENTS.size()) {
            throw new IllegalStateException("Not every JVM has measured the " + name);
        }
        for (Measured measured : all) {
            String instruments = measured.parameters().getOrDefault("instruments", "");
            double cpu = measured.cpu() / operations;
            double allocated = measured.allocated() / operations;
            row("%s, %s instruments".formatted(name, instruments), cpu, allocated);
            add("%s.%s.cpu".formatted(name, instruments), cpu, "ns");
            add("%s.%s.allocated".formatted(name, instruments), Math.rint(allocated), "B");
            costs.merge(instruments, cpu, Double::sum);
        }
    }

    private void row(String what, double cpu, double allocated) {
        out.printf(
                Locale.ROOT,
                "%-44s %12.1f %12s%n",
                what,
                cpu,
                Double.isNaN(allocated) ? "" : "%.0f".formatted(allocated));
    }

    private Figure add(String metric, double value, String unit) {
        report.add(metric, value, unit);
        return new Figure(metric, value, unit);
    }

    private static Measured of(List<Measured> all, String benchmark, String parameter, String value) {
        return all.stream()
                .filter(each -> each.benchmark().equals(benchmark)
                        && value.equals(each.parameters().get(parameter)))
                .findFirst()
                .orElseThrow();
    }
}
