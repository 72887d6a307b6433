package io.candela.signals.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every indicator that TA-Lib has beside TA-Lib's: the same number of values and each equal to 1e-9 of the greater of 1
 * and itself, on nine years of real candles and on random walks, with several periods. Prints what it saw.
 */
class OracleTest {
    private static final double TOLERANCE = 1e-9;
    private static final int WALKS = 100;
    private static final List<Integer> PERIODS = List.of(2, 5, 14, 50, 200);

    private static final Core TA = new Core();
    private static final MAType SIMPLE = MAType.Sma;
    private static final List<String> report = new ArrayList<>();

    static Stream<Pair> pairs() {
        return Stream.of(
                pair("sma", Sma::new, (s, n, o) -> TA.sma(0, s.last, s.close, n, o.begin, o.count, o.line(0))),
                pair("ema", Ema::new, (s, n, o) -> TA.ema(0, s.last, s.close, n, o.begin, o.count, o.line(0))),
                pair("wma", Wma::new, (s, n, o) -> TA.wma(0, s.last, s.close, n, o.begin, o.count, o.line(0))),
                pair("dema", Dema::new, (s, n, o) -> TA.dema(0, s.last, s.close, n, o.begin, o.count, o.line(0))),
                pair("tema", Tema::new, (s, n, o) -> TA.tema(0, s.last, s.close, n, o.begin, o.count, o.line(0))),
                pair(
                        "kama",
                        n -> new Kama(n, 2, 30),
                        (s, n, o) -> TA.kama(0, s.last, s.close, n, o.begin, o.count, o.line(0))),
                pair(
                        "macd",
                        n -> new Macd(n, 2 * n + 2, 9),
                        (s, n, o) -> TA.macd(
                                0, s.last, s.close, n, 2 * n + 2, 9, o.begin, o.count, o.line(0), o.line(1),
                                o.line(2))),
                pair("rsi", Rsi::new, (s, n, o) -> TA.rsi(0, s.last, s.close, n, o.begin, o.count, o.line(0))),
                pair(
                        "stochastic",
                        n -> new Stochastic(n, 3, 4),
                        (s, n, o) -> TA.stoch(
                                0, s.last, s.high, s.low, s.close, n, 3, SIMPLE, 4, SIMPLE, o.begin, o.count, o.line(0),
                                o.line(1))),
                pair(
                        "stoch-rsi",
                        n -> new StochRsi(n, 14, 3),
                        (s, n, o) -> TA.stochRsi(
                                0, s.last, s.close, n, 14, 3, SIMPLE, o.begin, o.count, o.line(0), o.line(1))),
                pair(
                        "cci",
                        Cci::new,
                        (s, n, o) -> TA.cci(0, s.last, s.high, s.low, s.close, n, o.begin, o.count, o.line(0))),
                pair(
                        "williams-r",
                        WilliamsR::new,
                        (s, n, o) -> TA.willR(0, s.last, s.high, s.low, s.close, n, o.begin, o.count, o.line(0))),
                pair("roc", Roc::new, (s, n, o) -> TA.roc(0, s.last, s.close, n, o.begin, o.count, o.line(0))),
                pair(
                        "momentum",
                        Momentum::new,
                        (s, n, o) -> TA.mom(0, s.last, s.close, n, o.begin, o.count, o.line(0))),
                pair(
                        "adx: adx",
                        Adx::new,
                        (s, n, o) -> TA.adx(0, s.last, s.high, s.low, s.close, n, o.begin, o.count, o.line(0))),
                pair(
                                "adx: plusDi",
                                Adx::new,
                                (s, n, o) ->
                                        TA.plusDI(0, s.last, s.high, s.low, s.close, n, o.begin, o.count, o.line(1)))
                        .readyEarlier(),
                pair(
                                "adx: minusDi",
                                Adx::new,
                                (s, n, o) ->
                                        TA.minusDI(0, s.last, s.high, s.low, s.close, n, o.begin, o.count, o.line(2)))
                        .readyEarlier(),
                pair(
                        "aroon: up, down",
                        Aroon::new,
                        (s, n, o) -> TA.aroon(0, s.last, s.high, s.low, n, o.begin, o.count, o.line(1), o.line(0))),
                pair(
                        "aroon: oscillator",
                        Aroon::new,
                        (s, n, o) -> TA.aroonOsc(0, s.last, s.high, s.low, n, o.begin, o.count, o.line(2))),
                pair(
                        "atr",
                        Atr::new,
                        (s, n, o) -> TA.atr(0, s.last, s.high, s.low, s.close, n, o.begin, o.count, o.line(0))),
                pair(
                        "natr",
                        Natr::new,
                        (s, n, o) -> TA.natr(0, s.last, s.high, s.low, s.close, n, o.begin, o.count, o.line(0))),
                pair(
                                "bollinger",
                                n -> new Bollinger(n, 2.5),
                                (s, n, o) -> TA.bbands(
                                        0, s.last, s.close, n, 2.5, 2.5, SIMPLE, o.begin, o.count, o.line(1), o.line(0),
                                        o.line(2)))
                        .from(5),
                pair(
                        "donchian: upper",
                        Donchian::new,
                        (s, n, o) -> TA.max(0, s.last, s.high, n, o.begin, o.count, o.line(1))),
                pair(
                        "donchian: lower",
                        Donchian::new,
                        (s, n, o) -> TA.min(0, s.last, s.low, n, o.begin, o.count, o.line(2))),
                pair(
                        "parabolic-sar",
                        n -> new ParabolicSar(0.01 * n, 0.2 + 0.01 * n),
                        (s, n, o) -> TA.sar(
                                0, s.last, s.high, s.low, 0.01 * n, 0.2 + 0.01 * n, o.begin, o.count, o.line(0))),
                pair(
                        "obv",
                        n -> new Obv(),
                        (s, n, o) -> TA.obv(0, s.last, s.close, s.volume, o.begin, o.count, o.line(0))),
                pair(
                        "mfi",
                        Mfi::new,
                        (s, n, o) ->
                                TA.mfi(0, s.last, s.high, s.low, s.close, s.volume, n, o.begin, o.count, o.line(0))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void itEqualsTheOracle(Pair pair) throws IOException {
        double random = 0;
        for (int seed = 0; seed < WALKS; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            random = Math.max(random, pair.error(walk(chance), chance.nextInt(pair.shortest, 60)));
        }
        double real = 0;
        for (String base : List.of("BTC", "ETH")) {
            List<Bar> bars = RealCandles.of(base);
            for (int period : PERIODS) {
                real = Math.max(real, period < pair.shortest ? 0 : pair.error(bars, period));
            }
        }
        report.add("%-20s %12.1e %12.1e".formatted(pair.name, real, random));
    }

    @Test
    void rsiOfTheRealBitcoinCandlesEndsAtTheKnownFigure() throws IOException {
        Rsi rsi = new Rsi(14);
        RealCandles.of("BTC").forEach(rsi::update);
        assertThat(rsi.value(0)).isCloseTo(59.43605028, within(5e-9));
    }

    @AfterAll
    static void print() {
        System.out.printf("%-20s %12s %12s%n", "greatest error of", "real", "random");
        report.forEach(System.out::println);
    }

    /** Up to 600 bars from 1,000, every tenth of them without change. */
    private static List<Bar> walk(SplittableRandom chance) {
        List<Bar> bars = new ArrayList<>();
        double price = 1000;
        for (int left = chance.nextInt(1, 600); left > 0; left--) {
            double open = price;
            price *= chance.nextInt(10) == 0 ? 1 : chance.nextDouble(0.95, 1.05);
            bars.add(new Bar(
                    open,
                    Math.max(open, price) * chance.nextDouble(1, 1.02),
                    Math.min(open, price) * chance.nextDouble(0.98, 1),
                    price,
                    chance.nextDouble(0, 1000)));
        }
        return bars;
    }

    private static Pair pair(String name, IntFunction<Indicator> ours, Oracle oracle) {
        return new Pair(name, ours, oracle, 2, false);
    }

    /** A call of TA-Lib on whole columns. */
    interface Oracle {
        RetCode run(Columns columns, int period, Output output);
    }

    /** An indicator of ours and TA-Lib's, by a period from which all parameters follow. */
    record Pair(String name, IntFunction<Indicator> ours, Oracle oracle, int shortest, boolean earlier) {
        /** The oracle has this line before we have all lines. */
        Pair readyEarlier() {
            return new Pair(name, ours, oracle, shortest, true);
        }

        /** The oracle takes differences of squares: where few closes are alike, its own rounding exceeds the tolerance. */
        Pair from(int period) {
            return new Pair(name, ours, oracle, period, earlier);
        }

        double error(List<Bar> bars, int period) {
            Output output = new Output(bars.size());
            assertThat(oracle.run(new Columns(bars), period, output)).isEqualTo(RetCode.Success);
            Indicator indicator = ours.apply(period);
            int ready = Math.max(0, bars.size() - indicator.warmUp() + 1);
            if (earlier) {
                assertThat(output.count.value).isGreaterThanOrEqualTo(ready);
            } else {
                assertThat(output.count.value).isEqualTo(ready);
            }
            double error = 0;
            for (int i = 0; i < bars.size(); i++) {
                indicator.update(bars.get(i));
                if (indicator.ready()) {
                    error = Math.max(error, output.compare(indicator, i));
                }
            }
            return error;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final class Columns {
        final int last;
        final double[] high;
        final double[] low;
        final double[] close;
        final double[] volume;

        Columns(List<Bar> bars) {
            last = bars.size() - 1;
            high = bars.stream().mapToDouble(Bar::high).toArray();
            low = bars.stream().mapToDouble(Bar::low).toArray();
            close = bars.stream().mapToDouble(Bar::close).toArray();
            volume = bars.stream().mapToDouble(Bar::volume).toArray();
        }
    }

    /** What the oracle answers, by the number of our line. */
    static final class Output {
        final MInteger begin = new MInteger();
        final MInteger count = new MInteger();
        private final double[][] lines = new double[3][];
        private final int size;

        Output(int size) {
            this.size = size;
        }

        double[] line(int line) {
            lines[line] = new double[size];
            return lines[line];
        }

        double compare(Indicator indicator, int bar) {
            double error = 0;
            for (int line = 0; line < lines.length; line++) {
                if (lines[line] != null) {
                    double expected = lines[line][bar - begin.value];
                    double scale = Math.max(1, Math.abs(expected));
                    assertThat(indicator.value(line))
                            .as("line %d at bar %d", line, bar)
                            .isCloseTo(expected, within(TOLERANCE * scale));
                    error = Math.max(error, Math.abs(indicator.value(line) - expected) / scale);
                }
            }
            return error;
        }
    }
}
