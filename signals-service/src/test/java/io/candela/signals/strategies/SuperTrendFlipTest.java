package io.candela.signals.strategies;

import static io.candela.contracts.Signal.Side.LONG;
import static io.candela.contracts.Signal.Side.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;

class SuperTrendFlipTest implements StrategyContract {
    @Override
    public Strategy strategy() {
        return new SuperTrendFlip();
    }

    @Example
    void itFollowsTheTrendThroughBothTurns() {
        Positions positions = Positions.of(strategy(), "period", 1, "widthPercent", 100);
        assertThat(positions.after(10, 11, 13, 16, 12, 7, 6, 12))
                .containsExactly(SHORT, LONG, LONG, SHORT, SHORT, SHORT, LONG);
        assertThat(positions.fold().reason()).containsEntry("close", 12.0).containsEntry("direction", 1.0);
    }

    @Example
    void itsStrengthIsTheDistanceFromTheBand() {
        Positions positions = Positions.of(strategy(), "period", 1, "widthPercent", 100);
        positions.after(100, 101);
        assertThat(positions.fold().strength()).isCloseTo(20 * (1 - 101.0 / 102), within(1e-12));
    }
}
