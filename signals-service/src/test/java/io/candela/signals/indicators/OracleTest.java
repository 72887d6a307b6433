package io.candela.signals.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our indicators beside those of TA-Lib. */
class OracleTest {
    private static final double TOLERANCE = 1e-9;

    private final Core taLib = new Core();

    @ParameterizedTest
    @CsvSource({"BTC, 12", "BTC, 26", "BTC, 200", "ETH, 2", "ETH, 50"})
    void emaOfRealCandlesEqualsTheOracle(String base, int period) throws IOException {
        compareEma(RealCandles.of(base), period);
    }

    @ParameterizedTest
    @CsvSource({"BTC, 14", "BTC, 2", "ETH, 14", "ETH, 100"})
    void rsiOfRealCandlesEqualsTheOracle(String base, int period) throws IOException {
        compareRsi(RealCandles.of(base), period);
    }

    @Test
    void rsiOfTheRealBitcoinCandlesEndsAtTheKnownFigure() throws IOException {
        Rsi rsi = new Rsi(14);
        RealCandles.of("BTC").forEach(rsi::update);
        assertThat(rsi.value(0)).isCloseTo(59.43605028, within(5e-9));
    }

    @Property(tries = 300)
    void emaOfAnyWalkEqualsTheOracle(@ForAll("walks") List<Bar> bars, @ForAll @IntRange(min = 2, max = 60) int period) {
        compareEma(bars, period);
    }

    @Property(tries = 300)
    void rsiOfAnyWalkEqualsTheOracle(@ForAll("walks") List<Bar> bars, @ForAll @IntRange(min = 2, max = 60) int period) {
        compareRsi(bars, period);
    }

    @Provide
    Arbitrary<List<Bar>> walks() {
        return Bars.walks();
    }

    private void compareEma(List<Bar> bars, int period) {
        double[] out = new double[bars.size()];
        MInteger begin = new MInteger();
        MInteger count = new MInteger();
        RetCode code = taLib.ema(0, bars.size() - 1, closes(bars), period, begin, count, out);
        assertThat(code).isEqualTo(RetCode.Success);
        compare(new Ema(period), bars, out, count.value);
    }

    private void compareRsi(List<Bar> bars, int period) {
        double[] out = new double[bars.size()];
        MInteger begin = new MInteger();
        MInteger count = new MInteger();
        RetCode code = taLib.rsi(0, bars.size() - 1, closes(bars), period, begin, count, out);
        assertThat(code).isEqualTo(RetCode.Success);
        compare(new Rsi(period), bars, out, count.value);
    }

    /** The oracle has one value per bar from the end of its warm-up on, and so must we. */
    private static void compare(Indicator indicator, List<Bar> bars, double[] expected, int count) {
        int compared = 0;
        for (Bar bar : bars) {
            indicator.update(bar);
            if (indicator.ready()) {
                double value = expected[compared++];
                assertThat(indicator.value(0)).isCloseTo(value, within(TOLERANCE * Math.max(1, Math.abs(value))));
            }
        }
        assertThat(compared).isEqualTo(count);
        assertThat(count).isEqualTo(Math.max(0, bars.size() - indicator.warmUp() + 1));
    }

    private static double[] closes(List<Bar> bars) {
        return bars.stream().mapToDouble(Bar::close).toArray();
    }
}
