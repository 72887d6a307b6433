package io.candela.signals.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class DrawdownTest {
    @Example
    void aRiseHasNone() {
        assertThat(of(1, 2, 2, 3)).isEqualTo(new Drawdown(0, 0));
        assertThat(of()).isEqualTo(new Drawdown(0, 0));
    }

    @Example
    void itLastsFromThePeakUntilThePeakIsReachedAgain() {
        assertThat(of(1, 4, 2, 3, 4, 5)).isEqualTo(new Drawdown(0.5, 3));
    }

    @Example
    void oneThatIsNotOverLastsUntilTheEnd() {
        assertThat(of(4, 3, 4, 3, 2, 3)).isEqualTo(new Drawdown(0.5, 3));
    }

    @Example
    void theDeepestNeedNotBeTheLongest() {
        assertThat(of(10, 1, 10, 9, 9, 9, 9, 10)).isEqualTo(new Drawdown(0.9, 5));
    }

    @Property(tries = 200)
    void itIsTheGreatestLossOfAnyTwoMoments(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0.1, max = 100) Double> values) {
        double[] curve = values.stream().mapToDouble(Double::doubleValue).toArray();
        double greatest = 0;
        for (int buy = 0; buy < curve.length; buy++) {
            for (int sell = buy; sell < curve.length; sell++) {
                greatest = Math.max(greatest, 1 - curve[sell] / curve[buy]);
            }
        }
        assertThat(of(curve).deepest()).isEqualTo(greatest);
    }

    private static Drawdown of(double... curve) {
        return Drawdown.of(curve);
    }
}
