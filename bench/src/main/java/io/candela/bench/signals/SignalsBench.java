package io.candela.bench.signals;

import io.candela.bench.Logs;
import io.candela.bench.Measured;
import io.candela.bench.Report;
import io.candela.bench.Selection;
import io.candela.signals.backtests.BacktestResult;
import io.candela.signals.backtests.Fill;
import io.candela.signals.backtests.Trade;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.IndicatorType;
import io.candela.signals.indicators.Indicators;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;
import org.ta4j.core.Position;
import org.ta4j.core.TradingRecord;

/**
 * Measures indicators, back-tests beside those of ta4j, the reading of candles over HTTP, and the live path. Before the
 * back-tests it makes sure that both find the same trades; if they do not, they are not measured.
 */
public final class SignalsBench {
    private static final double NANOS_PER_MILLI = 1e6;

    private static final String METHOD =
            "Indicators and back-tests: JMH, each benchmark in a JVM of its own with the serial collector, after 5 warm-up"
                    + " iterations; processor time of the process for each operation, the mean of 5 iterations. Candles: "
                    + (BenchCandles.areReal()
                            ? "real BTC-USD 4 h, 2016 to 2025"
                            : "invented 4 h, as many as the real ones")
                    + "; minutes are invented. " + HistoryBench.METHOD + " " + LiveBench.METHOD;

    private final PrintStream out = System.out;
    private final boolean quick;
    private final Set<Part> parts;
    private final Report report;

    private SignalsBench(Selection<Part> selection) {
        this.quick = selection.quick();
        this.parts = selection.parts();
        this.report = new Report(selection.nameOf("signals"), METHOD);
    }

    /** With {@code --only PART} it measures that part alone, and with {@code --quick} for a tenth of the time. */
    public static void main(String[] args) throws Exception {
        Logs.quiet();
        new SignalsBench(Selection.from(Part.class, args)).run();
    }

    private void run() throws Exception {
        if (parts.contains(Part.INDICATORS)) {
            indicators();
        }
        if (parts.contains(Part.BACKTESTS)) {
            int candles = compareTrades();
            backtests(candles);
            longBacktests(candles);
            out.println();
        }
        if (parts.contains(Part.HISTORY)) {
            new HistoryBench(quick, report, out).run();
        }
        if (parts.contains(Part.LIVE)) {
            new LiveBench(quick, report, out).run();
        }
        report.print(out);
        if (!quick) {
            report.write();
        }
    }

    private int compareTrades() {
        Columns columns = BenchCandles.fourHours();
        BacktestResult ours = new CandelaEmaCross(columns, EmaCrossBacktests.WARM_UP).run();
        Ta4jEmaCross ta4j = new Ta4jEmaCross(columns, EmaCrossBacktests.WARM_UP);
        TradingRecord theirs = ta4j.run();
        List<Trade> trades =
                ours.trades().stream().filter(trade -> !trade.cutOff()).toList();
        require(
                trades.size() == theirs.getPositionCount(),
                "%d trades, and %d with ta4j".formatted(trades.size(), theirs.getPositionCount()));
        for (int i = 0; i < trades.size(); i++) {
            Position position = theirs.getPositions().get(i);
            require(
                    same(columns, trades.get(i).entry(), position.getEntry())
                            && same(columns, trades.get(i).exit(), position.getExit()),
                    "%s, and with ta4j %s".formatted(trades.get(i), position));
        }
        double[] curve = ours.strategy().equity().values();
        double end = ta4j.curve(theirs).getValue(columns.size() - 1).doubleValue();
        require(
                Math.abs(curve[curve.length - 1] / end - 1) < 1e-9,
                "%s in the end, and with ta4j %s".formatted(curve[curve.length - 1], end));
        out.printf(
                Locale.ROOT,
                "EMA(12)/EMA(26) over %,d candles: the same %,d trades at the same prices with ta4j, and the same end%n%n",
                columns.size(),
                trades.size());
        report.add("backtest.equal_trades", trades.size(), "trades");
        return columns.size();
    }

    private static boolean same(Columns columns, Fill ours, org.ta4j.core.Trade theirs) {
        return columns.indexAt(ours.time()) == theirs.getIndex()
                && ours.price() == theirs.getPricePerAsset().doubleValue();
    }

    private static void require(boolean equal, String difference) {
        if (!equal) {
            throw new IllegalStateException("Not the same: " + difference);
        }
    }

    private void indicators() throws RunnerException {
        out.printf("%-24s %10s %12s%n", "indicator", "ns/update", "bytes/update");
        List<String> names = Indicators.all().stream().map(IndicatorType::name).toList();
        for (Measured measured : Measured.of(IndicatorUpdates.class, "indicator", names, quick)) {
            String name = measured.parameters().getOrDefault("indicator", "");
            out.printf(Locale.ROOT, "%-24s %10.1f %12.3f%n", name, measured.cpu(), measured.allocated());
            report.add("indicator.%s.cpu".formatted(name), measured.cpu(), "ns");
            report.add("indicator.%s.allocated".formatted(name), Math.rint(measured.allocated()), "B");
        }
        out.println();
    }

    private void backtests(int candles) throws RunnerException {
        List<Measured> all = Measured.of(EmaCrossBacktests.class, "", List.of(), quick);
        double candela = cpu(all, "candela");
        double ta4j = cpu(all, "ta4j");
        out.printf("%-52s %10s %16s%n", "back-test of EMA(12)/EMA(26)", "ms", "candles/s");
        row("Candela: trades, curve, curve of holding", candela, candles);
        row("ta4j 0.19 (DoubleNum): trades", ta4j, candles);
        row("ta4j 0.19 (DoubleNum): trades, curve", cpu(all, "ta4jCurve"), candles);
        row("Candela: with 32 measures", cpu(all, "candelaMeasured"), candles);
        row("ta4j 0.19 (DoubleNum): with 6 measures", cpu(all, "ta4jMeasured"), candles);
        addMillis("backtest.ema_cross.candela", candela);
        addMillis("backtest.ema_cross.candela_measured", cpu(all, "candelaMeasured"));
        addMillis("backtest.ema_cross.ta4j", ta4j);
        addMillis("backtest.ema_cross.ta4j_curve", cpu(all, "ta4jCurve"));
        addMillis("backtest.ema_cross.ta4j_measured", cpu(all, "ta4jMeasured"));
        report.add("backtest.ema_cross.ratio", ta4j / candela, "times");
        report.add("backtest.ema_cross.ratio_curve", cpu(all, "ta4jCurve") / candela, "times");
        report.add(
                "backtest.ema_cross.ratio_measured", cpu(all, "ta4jMeasured") / cpu(all, "candelaMeasured"), "times");
        report.add("backtest.ema_cross.steps", candles / candela * 1e3, "M/s");
    }

    private void longBacktests(int candles) throws RunnerException {
        List<Measured> all = Measured.of(LongBacktests.class, "", List.of(), quick);
        int minutes = BenchCandles.minutes().size();
        row("Candela: grid of 1,000 points", cpu(all, "grid"), 1000L * candles);
        row("Candela: five years of minutes", cpu(all, "minutes"), minutes);
        addMillis("backtest.grid_1000", cpu(all, "grid"));
        report.add("backtest.grid_1000.steps", 1000.0 * candles / cpu(all, "grid") * 1e3, "M/s");
        addMillis("backtest.minutes", cpu(all, "minutes"));
        report.add("backtest.minutes.steps", minutes / cpu(all, "minutes") * 1e3, "M/s");
    }

    private void row(String what, double nanos, long candles) {
        out.printf(Locale.ROOT, "%-52s %10.3f %,16.0f%n", what, nanos / NANOS_PER_MILLI, candles / nanos * 1e9);
    }

    private void addMillis(String metric, double nanos) {
        report.add(metric, nanos / NANOS_PER_MILLI, "ms");
    }

    private static double cpu(List<Measured> all, String benchmark) {
        return all.stream()
                .filter(measured -> measured.benchmark().equals(benchmark))
                .mapToDouble(Measured::cpu)
                .findFirst()
                .orElseThrow();
    }

    /** What can be measured alone. */
    private enum Part {
        INDICATORS,
        BACKTESTS,
        HISTORY,
        LIVE
    }
}
