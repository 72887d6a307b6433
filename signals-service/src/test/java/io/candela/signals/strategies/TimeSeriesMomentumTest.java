package io.candela.signals.strategies;

import static io.candela.contracts.Signal.Side.FLAT;
import static io.candela.contracts.Signal.Side.LONG;
import static io.candela.contracts.Signal.Side.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;

class TimeSeriesMomentumTest implements StrategyContract {
    @Override
    public Strategy strategy() {
        return new TimeSeriesMomentum();
    }

    @Example
    void itGoesWithTheChangeOverTheLookback() {
        Positions positions = Positions.of(strategy(), "lookback", 2);
        assertThat(positions.after(10, 11, 12, 11, 11, 12)).containsExactly(LONG, FLAT, SHORT, LONG);
    }

    @Example
    void aStraightMoveHasFullStrengthAndAMoveBackAndForthHasLess() {
        Positions straight = Positions.of(strategy(), "lookback", 2);
        straight.after(10, 11, 12.1);
        assertThat(straight.fold().strength()).isEqualTo(1);
        Positions zigzag = Positions.of(strategy(), "lookback", 2);
        zigzag.after(10, 15, 10.1);
        assertThat(zigzag.fold().strength()).isLessThan(0.02);
    }
}
