package io.candela.signals.strategies;

import static io.candela.contracts.Signal.Side.FLAT;
import static io.candela.contracts.Signal.Side.LONG;
import static io.candela.contracts.Signal.Side.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;

class DonchianBreakoutTest implements StrategyContract {
    @Override
    public Strategy strategy() {
        return new DonchianBreakout();
    }

    @Example
    void itEntersBeyondTheWideChannelAndLeavesBeyondTheNarrowOne() {
        Positions positions = Positions.of(strategy(), "entry", 3, "exit", 1);
        assertThat(positions.after(10, 11, 10)).isEmpty();
        assertThat(positions.after(11, 12, 13, 12, 12, 9, 8, 9))
                .containsExactly(FLAT, LONG, LONG, FLAT, FLAT, SHORT, SHORT, FLAT);
    }

    @Example
    void itsStrengthIsTheDistanceFromTheMiddleOfTheChannel() {
        Positions positions = Positions.of(strategy(), "entry", 2, "exit", 1);
        positions.after(10, 20, 17.5);
        assertThat(positions.fold().strength()).isCloseTo(0.5, within(1e-12));
        positions.after(40);
        assertThat(positions.fold().strength()).isEqualTo(1);
    }

    @Example
    void theExitIsNarrowerThanTheEntry() {
        assertThatThrownBy(() -> Positions.of(strategy(), "entry", 10, "exit", 10))
                .hasMessage("exit must be less than entry, but is 10 to 10");
    }
}
