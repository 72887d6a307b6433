package io.candela.signals.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * The indicators that TA-Lib lacks, beside their definitions written down naively: over the whole window, or for the
 * recursive ones over all bars, for each bar anew.
 */
class DefinitionsTest {
    private static final double TOLERANCE = 1e-9;

    @Property(tries = 60)
    void eachEqualsItsDefinitionOnAnyWalk(@ForAll("walks") List<Bar> bars, @ForAll @IntRange(min = 2, max = 40) int n) {
        definitions().forEach(definition -> definition.compare(bars, n, 1));
    }

    @Example
    void eachEqualsItsDefinitionOnRealCandles() throws IOException {
        for (String base : List.of("BTC", "ETH")) {
            List<Bar> bars = RealCandles.of(base);
            definitions().forEach(definition -> definition.compare(bars.subList(0, 3000), 20, 97));
        }
    }

    @Provide
    Arbitrary<List<Bar>> walks() {
        return Bars.walks();
    }

    private static List<Definition> definitions() {
        return List.of(
                new Definition("hma", Hma::new, DefinitionsTest::hull),
                new Definition("z-score", ZScore::new, (past, n) -> {
                    List<Double> closes = closes(past.last(n));
                    double deviation = deviation(closes);
                    return lines(deviation < 1e-9 ? 0 : (closes.getLast() - mean(closes)) / deviation);
                }),
                new Definition("bollinger", n -> new Bollinger(n, 2.5), (past, n) -> {
                    List<Double> closes = closes(past.last(n));
                    double apart = 2.5 * deviation(closes);
                    return lines(mean(closes), mean(closes) + apart, mean(closes) - apart);
                }),
                new Definition("keltner", n -> new Keltner(n, n / 2, 1.5), (past, n) -> {
                    double middle = ema(closes(past.all()), n, 2.0 / (n + 1));
                    double apart = 1.5 * atr(past, n / 2);
                    return lines(middle, middle + apart, middle - apart);
                }),
                new Definition(
                        "donchian",
                        Donchian::new,
                        (past, n) -> lines(
                                (high(past.last(n)) + low(past.last(n))) / 2, high(past.last(n)), low(past.last(n)))),
                new Definition("supertrend", n -> new SuperTrend(n, 1.5), DefinitionsTest::superTrend),
                new Definition("cmf", Cmf::new, (past, n) -> {
                    double flow = sum(
                            past.last(n),
                            bar -> bar.high() == bar.low()
                                    ? 0
                                    : bar.volume()
                                            * (2 * bar.close() - bar.low() - bar.high())
                                            / (bar.high() - bar.low()));
                    double volume = sum(past.last(n), Bar::volume);
                    return lines(volume == 0 ? 0 : flow / volume);
                }),
                new Definition("vwap", Vwap::new, (past, n) -> {
                    double volume = sum(past.last(n), Bar::volume);
                    double money = sum(past.last(n), bar -> bar.volume() * typical(bar));
                    return lines(volume == 0 ? typical(past.newest()) : money / volume);
                }),
                new Definition("ichimoku", n -> new Ichimoku(n, 2 * n, 3 * n, n + 1), (past, n) -> {
                    Past then = past.before(n + 1);
                    return lines(
                            middle(past, n),
                            middle(past, 2 * n),
                            (middle(then, n) + middle(then, 2 * n)) / 2,
                            middle(then, 3 * n),
                            (middle(past, n) + middle(past, 2 * n)) / 2,
                            middle(past, 3 * n));
                }),
                new Definition("pivot-points", PivotPoints::new, (past, n) -> {
                    double high = high(past.last(n));
                    double low = low(past.last(n));
                    double pivot = (high + low + past.newest().close()) / 3;
                    return lines(
                            pivot,
                            pivot + (pivot - low),
                            pivot - (high - pivot),
                            pivot + high - low,
                            pivot - high + low,
                            high + 2 * pivot - 2 * low,
                            low - 2 * high + 2 * pivot);
                }),
                new Definition("realised-volatility", n -> new RealisedVolatility(n, 365), (past, n) -> {
                    List<Double> closes = closes(past.last(n + 1));
                    double squares = 0;
                    for (int i = 1; i < closes.size(); i++) {
                        squares += Math.pow(Math.log(closes.get(i)) - Math.log(closes.get(i - 1)), 2);
                    }
                    return lines(100 * Math.sqrt(365 * squares / n));
                }),
                new Definition("macd: histogram", n -> new Macd(n, n + 7, 5), (past, n) -> {
                    List<Double> closes = closes(past.all());
                    List<Double> differences = new ArrayList<>();
                    for (int end = n + 7; end <= closes.size(); end++) {
                        differences.add(ema(closes.subList(7, end), n, 2.0 / (n + 1))
                                - ema(closes.subList(0, end), n + 7, 2.0 / (n + 8)));
                    }
                    double signal = ema(differences, 5, 1 / 3.0);
                    return lines(differences.getLast(), signal, differences.getLast() - signal);
                }));
    }

    private static double[] hull(Past past, int n) {
        List<Double> closes = closes(past.all());
        int root = (int) Math.floor(Math.sqrt(n));
        List<Double> raw = new ArrayList<>();
        for (int end = closes.size() - root + 1; end <= closes.size(); end++) {
            raw.add(2 * weighted(closes.subList(end - n / 2, end)) - weighted(closes.subList(end - n, end)));
        }
        return lines(weighted(raw));
    }

    private static double[] superTrend(Past past, int n) {
        List<Bar> bars = past.all();
        double upper = Double.MAX_VALUE;
        double lower = -Double.MAX_VALUE;
        boolean rising = false;
        for (int end = n + 1; end <= bars.size(); end++) {
            Bar bar = bars.get(end - 1);
            double close = bars.get(end - 2).close();
            double apart = 1.5 * atr(new Past(bars.subList(0, end)), n);
            double middle = (bar.high() + bar.low()) / 2;
            boolean first = end == n + 1;
            lower = first || close < lower ? middle - apart : Math.max(lower, middle - apart);
            upper = first || close > upper ? middle + apart : Math.min(upper, middle + apart);
            rising = !first && (rising ? bar.close() >= lower : bar.close() > upper);
        }
        return lines(rising ? lower : upper, rising ? 1 : -1);
    }

    private static double atr(Past past, int n) {
        List<Double> ranges = new ArrayList<>();
        for (int i = 1; i < past.all().size(); i++) {
            Bar bar = past.all().get(i);
            double close = past.all().get(i - 1).close();
            ranges.add(Math.max(bar.high(), close) - Math.min(bar.low(), close));
        }
        return ema(ranges, n, 1.0 / n);
    }

    private static double ema(List<Double> values, int n, double share) {
        double average = mean(values.subList(0, n));
        for (double value : values.subList(n, values.size())) {
            average = share * value + (1 - share) * average;
        }
        return average;
    }

    private static double weighted(List<Double> values) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += (i + 1) * values.get(i);
            weights += i + 1;
        }
        return sum / weights;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    private static double deviation(List<Double> values) {
        double mean = mean(values);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / values.size());
    }

    private static List<Double> closes(List<Bar> bars) {
        return bars.stream().map(Bar::close).toList();
    }

    private static double high(List<Bar> bars) {
        return extreme(bars, Bar::high, Math::max);
    }

    private static double low(List<Bar> bars) {
        return extreme(bars, Bar::low, Math::min);
    }

    private static double extreme(List<Bar> bars, ToDoubleFunction<Bar> field, DoubleBinaryOperator better) {
        return bars.stream().mapToDouble(field).reduce(better).orElseThrow();
    }

    private static double middle(Past past, int n) {
        return (high(past.last(n)) + low(past.last(n))) / 2;
    }

    private static double typical(Bar bar) {
        return (bar.high() + bar.low() + bar.close()) / 3;
    }

    private static double sum(List<Bar> bars, ToDoubleFunction<Bar> field) {
        return bars.stream().mapToDouble(field).sum();
    }

    private static double[] lines(double... values) {
        return values;
    }

    /** All bars so far. */
    private record Past(List<Bar> all) {
        List<Bar> last(int count) {
            return all.subList(all.size() - count, all.size());
        }

        Bar newest() {
            return all.getLast();
        }

        Past before(int bars) {
            return new Past(all.subList(0, all.size() - bars));
        }
    }

    private interface Formula {
        double[] lines(Past past, int n);
    }

    private record Definition(String name, IntFunction<Indicator> ours, Formula formula) {
        /** Compares every {@code step}th value. */
        void compare(List<Bar> bars, int n, int step) {
            Indicator indicator = ours.apply(n);
            for (int seen = 1; seen <= bars.size(); seen++) {
                indicator.update(bars.get(seen - 1));
                if (indicator.ready() && (seen - indicator.warmUp()) % step == 0) {
                    double[] expected = formula.lines(new Past(bars.subList(0, seen)), n);
                    for (int line = 0; line < expected.length; line++) {
                        assertThat(indicator.value(line))
                                .as("%s, line %d after %d bars", name, line, seen)
                                .isCloseTo(expected[line], within(TOLERANCE * Math.max(1, Math.abs(expected[line]))));
                    }
                }
            }
        }
    }
}
