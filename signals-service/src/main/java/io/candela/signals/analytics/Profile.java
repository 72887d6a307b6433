package io.candela.signals.analytics;

import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Estimates;
import io.candela.signals.metrics.Alignment;
import io.candela.signals.metrics.Curve;
import io.candela.signals.metrics.Measure;
import io.candela.signals.metrics.Returns;
import io.candela.signals.metrics.Rolling;
import io.candela.signals.metrics.Year;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** Risk and return of an instrument, by itself and beside a benchmark. Numbers that there are not are left out. */
final class Profile {
    private static final Map<String, ToDoubleBiFunction<Returns, Returns>> COMPARISONS =
            Map.of("beta", Returns::beta, "correlation", Returns::correlation);

    private final Columns candles;
    private final Curve curve;
    private final long[] sharedTimes;
    private final Returns shared;
    private final Returns benchmark;

    Profile(Columns candles, Columns benchmark) {
        this.candles = candles;
        this.curve = Curve.of(candles.close(), Year.periods(candles.interval()));
        Alignment alignment = Alignment.of(List.of(candles, benchmark));
        this.sharedTimes = alignment.openTimes();
        this.shared = alignment.closes(candles.instrument()).returns();
        this.benchmark = alignment.closes(benchmark.instrument()).returns();
    }

    /** The names of everything that can roll: what is measured, and what is compared. */
    static List<String> rollable() {
        List<String> names = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            names.add(measure.label());
        }
        COMPARISONS.keySet().stream().sorted().forEach(names::add);
        return names;
    }

    /** By the label of the measure; nothing of fewer than two candles. */
    Map<String, BigDecimal> measures() {
        Map<String, BigDecimal> measures = new LinkedHashMap<>();
        if (candles.size() >= 2) {
            Measure.all(curve).forEach((measure, value) -> put(measures, measure.label(), value));
        }
        return measures;
    }

    /** How many returns are compared with the benchmark's: those between candles that both have. */
    int observations() {
        return shared.size();
    }

    @Nullable
    BigDecimal beta() {
        return decimal(shared.beta(benchmark));
    }

    @Nullable
    BigDecimal correlation() {
        return decimal(shared.correlation(benchmark));
    }

    /** The numbers called {@code names} over the last {@code window} returns, by the open time of the last candle (s). */
    Map<Long, Map<String, BigDecimal>> rolling(List<String> names, int window) {
        Map<Long, Map<String, BigDecimal>> rows = new TreeMap<>();
        for (String name : names) {
            ToDoubleBiFunction<Returns, Returns> comparison = COMPARISONS.get(name);
            if (comparison == null) {
                add(rows, name, candles.openTimes(), Rolling.of(curve, window, measure(name)::of));
            } else {
                add(rows, name, sharedTimes, Rolling.of(shared, benchmark, window, comparison));
            }
        }
        return rows;
    }

    private static void add(Map<Long, Map<String, BigDecimal>> rows, String name, long[] openTimes, double[] values) {
        for (int i = 0; i < openTimes.length; i++) {
            if (!Double.isNaN(values[i])) {
                put(rows.computeIfAbsent(openTimes[i], any -> new LinkedHashMap<>()), name, values[i]);
            }
        }
    }

    private static void put(Map<String, BigDecimal> values, String name, double value) {
        BigDecimal decimal = decimal(value);
        if (decimal != null) {
            values.put(name, decimal);
        }
    }

    private static @Nullable BigDecimal decimal(double value) {
        return Double.isFinite(value) ? Estimates.decimal(value) : null;
    }

    private static Measure measure(String label) {
        for (Measure measure : Measure.values()) {
            if (measure.label().equals(label)) {
                return measure;
            }
        }
        throw new IllegalArgumentException("There is no measure " + label);
    }
}
