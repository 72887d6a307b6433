package io.candela.signals.strategies;

import static io.candela.contracts.Signal.Side.FLAT;
import static io.candela.contracts.Signal.Side.LONG;
import static io.candela.contracts.Signal.Side.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;

class RsiReversionTest implements StrategyContract {
    @Override
    public Strategy strategy() {
        return new RsiReversion();
    }

    @Example
    void itBuysWhatFellTooFarAndSellsWhatRoseTooFarUntilTheIndexIsBackInTheMiddle() {
        Positions positions = Positions.of(strategy(), "period", 2);
        assertThat(positions.after(10, 10, 9)).containsExactly(LONG);
        assertThat(positions.after(8, 9, 12, 10)).containsExactly(LONG, FLAT, SHORT, FLAT);
    }

    @Example
    void itsStrengthIsTheDistanceOfTheIndexFromItsMiddle() {
        Positions positions = Positions.of(strategy(), "period", 2);
        positions.after(10, 11, 12);
        assertThat(positions.fold().strength()).isEqualTo(1);
        assertThat(positions.fold().reason()).containsEntry("rsi", 100.0);
    }
}
