package io.candela.signals.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParabolicSarTest {
    @Provide
    Arbitrary<List<Bar>> walks() {
        return Bars.walks();
    }

    @Property(tries = 200)
    void theStopLiesBelowARisingTrendAndAboveAFallingOne(@ForAll("walks") List<Bar> bars) {
        ParabolicSar sar = new ParabolicSar(0.02, 0.2);
        for (Bar bar : bars) {
            sar.update(bar);
            if (sar.ready() && sar.value(1) > 0) {
                assertThat(sar.value(0)).isLessThanOrEqualTo(bar.low());
            } else if (sar.ready()) {
                assertThat(sar.value(1)).isEqualTo(-1);
                assertThat(sar.value(0)).isGreaterThanOrEqualTo(bar.high());
            }
        }
    }

    @Example
    void aStepThatIsNotAboveZeroOrIsAboveTheLimitIsRefused() {
        for (double step : new double[] {0, -0.1, 0.3, Double.NaN}) {
            assertThatThrownBy(() -> new ParabolicSar(step, 0.2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("step");
        }
    }
}
