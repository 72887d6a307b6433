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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import org.junit.jupiter.api.Test;

class EmaCrossTest implements StrategyContract {
    @Override
    public Strategy strategy() {
        return new EmaCross();
    }

    @Example
    void itSaysNothingBeforeTheSlowAverageIsWarm() {
        Strategy.Fold fold =
                Setup.of(new EmaCross(), Map.of("fast", 2, "slow", 3)).begin();
        assertThat(fold.update(Bars.closingAt(10))).isEmpty();
        assertThat(fold.update(Bars.closingAt(10))).isEmpty();
        assertThat(fold.update(Bars.closingAt(10))).isPresent();
    }

    @Example
    void itIsLongWhileTheFastAverageIsAboveTheSlowOneAndElseFlat() {
        Strategy.Fold fold =
                Setup.of(new EmaCross(), Map.of("fast", 1, "slow", 2)).begin();
        fold.update(Bars.closingAt(10));
        assertThat(fold.update(Bars.closingAt(10)).map(Stance::side)).hasValue(Side.FLAT);
        assertThat(fold.update(Bars.closingAt(12)).map(Stance::side)).hasValue(Side.LONG);
        assertThat(fold.update(Bars.closingAt(5)).map(Stance::side)).hasValue(Side.FLAT);
    }

    @Example
    void itsStrengthFollowsFromItsReasons() {
        Strategy.Fold fold =
                Setup.of(new EmaCross(), Map.of("fast", 1, "slow", 3)).begin();
        fold.update(Bars.closingAt(1000));
        fold.update(Bars.closingAt(1000));
        fold.update(Bars.closingAt(1000));
        Stance stance = fold.update(Bars.closingAt(1004)).orElseThrow();
        assertThat(stance.reason()).containsOnly(entry("fast", 1004.0), entry("slow", 1002.0), entry("close", 1004.0));
        assertThat(stance.strength()).isCloseTo(200.0 / 1002, within(1e-12));
        assertThat(fold.update(Bars.closingAt(2000)).map(Stance::strength)).hasValue(1.0);
    }

    @Example
    void fastMustBeLessThanSlow() {
        assertThatThrownBy(() -> Setup.of(new EmaCross(), Map.of("fast", 26, "slow", 26)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fast must be less than slow, but is 26 to 26");
    }

    @Test
    void onRealCandlesItTurnsWhereTheOraclesAveragesCross() throws IOException {
        List<Bar> bars = RealCandles.of("BTC");
        double[] fast = oracle(bars, 12);
        double[] slow = oracle(bars, 26);
        Strategy.Fold fold = Setup.of(new EmaCross(), Map.of()).begin();
        int compared = 0;
        for (int i = 0; i < bars.size(); i++) {
            Optional<Stance> stance = fold.update(bars.get(i));
            if (i >= 25) {
                Side expected = fast[i - 11] > slow[i - 25] ? Side.LONG : Side.FLAT;
                assertThat(stance.orElseThrow().side()).isEqualTo(expected);
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
