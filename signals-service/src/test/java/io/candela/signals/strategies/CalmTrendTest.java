package io.candela.signals.strategies;

import static io.candela.contracts.Signal.Side.FLAT;
import static io.candela.contracts.Signal.Side.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;

class CalmTrendTest implements StrategyContract {
    @Override
    public Strategy strategy() {
        return new CalmTrend();
    }

    @Example
    void itIsLongAboveTheAverageWhileTheMarketIsCalm() {
        Positions positions = Positions.of(strategy(), "trend", 2, "recent", 2, "usual", 4, "limitPercent", 100);
        assertThat(positions.after(100, 110, 100, 110, 111, 112, 130, 131, 132))
                .containsExactly(LONG, LONG, FLAT, FLAT, LONG);
    }

    @Example
    void recentIsShorterThanUsual() {
        assertThatThrownBy(() -> Positions.of(strategy(), "recent", 100, "usual", 100))
                .hasMessage("recent must be less than usual, but is 100 to 100");
    }
}
