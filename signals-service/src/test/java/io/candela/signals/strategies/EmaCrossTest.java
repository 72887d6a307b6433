package io.candela.signals.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import io.candela.contracts.Signal.Side;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.Bars;
import io.candela.signals.indicators.RealCandles;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import org.junit.jupiter.api.Test;

class EmaCrossTest implements StrategyContract {
    @Override
    public Strategy strategy() {
        return new EmaCross();
    }

    @Example
    void itTakesNoPositionBeforeTheSlowAverageIsWarm() {
        Strategy.Fold fold = begin(2, 3);
        fold.update(Bars.closingAt(10));
        fold.update(Bars.closingAt(10));
        assertThat(fold.ready()).isFalse();
        fold.update(Bars.closingAt(10));
        assertThat(fold.ready()).isTrue();
    }

    @Example
    void itIsLongWhileTheFastAverageIsAboveTheSlowOneAndElseFlat() {
        Strategy.Fold fold = begin(1, 2);
        fold.update(Bars.closingAt(10));
        for (Map.Entry<Integer, Side> close :
                List.of(entry(10, Side.FLAT), entry(12, Side.LONG), entry(5, Side.FLAT))) {
            fold.update(Bars.closingAt(close.getKey()));
            assertThat(fold.side()).isEqualTo(close.getValue());
        }
    }

    @Example
    void itsStrengthFollowsFromItsReasons() {
        Strategy.Fold fold = begin(1, 3);
        for (double close : new double[] {1000, 1000, 1000, 1004}) {
            fold.update(Bars.closingAt(close));
        }
        assertThat(fold.reason()).containsOnly(entry("fast", 1004.0), entry("slow", 1002.0), entry("close", 1004.0));
        assertThat(fold.strength()).isCloseTo(200.0 / 1002, within(1e-12));
        fold.update(Bars.closingAt(2000));
        assertThat(fold.strength()).isEqualTo(1.0);
    }

    @Example
    void fastMustBeLessThanSlow() {
        assertThatThrownBy(() -> begin(26, 26))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fast must be less than slow, but is 26 to 26");
    }

    private static Strategy.Fold begin(int fast, int slow) {
        return Setup.of(new EmaCross(), Map.of("fast", BigDecimal.valueOf(fast), "slow", BigDecimal.valueOf(slow)))
                .begin();
    }

    @Test
    void onRealCandlesItTurnsWhereTheOraclesAveragesCross() throws IOException {
        List<Bar> bars = RealCandles.of("BTC");
        double[] fast = oracle(bars, 12);
        double[] slow = oracle(bars, 26);
        Strategy.Fold fold = Setup.of(new EmaCross(), Map.of()).begin();
        int compared = 0;
        for (int i = 0; i < bars.size(); i++) {
            fold.update(bars.get(i));
            if (i >= 25) {
                Side expected = fast[i - 11] > slow[i - 25] ? Side.LONG : Side.FLAT;
                assertThat(fold.side()).isEqualTo(expected);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(20_695 - 25);
    }

    private static double[] oracle(List<Bar> bars, int period) {
        double[] out = new double[bars.size()];
        double[] closes = bars.stream().mapToDouble(Bar::close).toArray();
        new Core().ema(0, bars.size() - 1, closes, period, new MInteger(), new MInteger(), out);
        return out;
    }
}
