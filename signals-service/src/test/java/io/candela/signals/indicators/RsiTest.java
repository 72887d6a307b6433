package io.candela.signals.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RsiTest {
    @Provide
    Arbitrary<List<Bar>> walks() {
        return Bars.walks();
    }

    @Property(tries = 100)
    void itStaysBetween0And100(@ForAll("walks") List<Bar> bars) {
        Rsi rsi = new Rsi(14);
        for (Bar bar : bars) {
            rsi.update(bar);
            if (rsi.ready()) {
                assertThat(rsi.value(0)).isBetween(0.0, 100.0);
            }
        }
    }

    @Example
    void risesOnlyAre100AndFallsOnlyAre0() {
        assertThat(after(1, 2, 3, 4)).isEqualTo(100);
        assertThat(after(4, 3, 2, 1)).isEqualTo(0);
    }

    @Example
    void aPriceThatNeverMovesIs0() {
        assertThat(after(5, 5, 5, 5)).isEqualTo(0);
    }

    @Example
    void aPeriodBelowTwoIsRefused() {
        assertThatThrownBy(() -> new Rsi(1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double after(double... closes) {
        Rsi rsi = new Rsi(3);
        for (double close : closes) {
            rsi.update(Bars.closingAt(close));
        }
        return rsi.value(0);
    }
}
