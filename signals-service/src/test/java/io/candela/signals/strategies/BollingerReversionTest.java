package io.candela.signals.strategies;

import static io.candela.contracts.Signal.Side.FLAT;
import static io.candela.contracts.Signal.Side.LONG;
import static io.candela.contracts.Signal.Side.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;

class BollingerReversionTest implements StrategyContract {
    @Override
    public Strategy strategy() {
        return new BollingerReversion();
    }

    @Example
    void itTradesBackFromTheBandsToTheMiddle() {
        Positions positions = Positions.of(strategy(), "period", 3, "widthPercent", 100);
        assertThat(positions.after(10, 10, 10, 7, 9, 9, 12, 10)).containsExactly(FLAT, LONG, FLAT, FLAT, SHORT, FLAT);
    }

    @Example
    void itsStrengthIsHalfTheDistanceFromTheMiddleInBands() {
        Positions positions = Positions.of(strategy(), "period", 2, "widthPercent", 200);
        positions.after(10, 12);
        assertThat(positions.fold().strength()).isCloseTo(0.25, within(1e-12));
    }
}
