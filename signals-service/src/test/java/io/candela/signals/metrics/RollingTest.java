package io.candela.signals.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Interval;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class RollingTest {
    private static final double PER_YEAR = Year.periods(Interval.H4);

    @ParameterizedTest
    @EnumSource(names = {"VOLATILITY", "SHARPE", "VALUE_AT_RISK"})
    void eachWindowOfOneCurveEqualsWhatPandasSays(Measure measure) throws IOException {
        JsonNode golden = Golden.invented();
        Curve curve = Curve.of(Golden.numbers(golden.get("closes")), PER_YEAR);
        compare(Rolling.of(curve, golden.get("window").asInt(), measure::of), golden.at("/rolling/" + measure.label()));
    }

    @Test
    void eachWindowOfTwoCurvesEqualsWhatPandasSays() throws IOException {
        JsonNode golden = Golden.invented();
        Returns returns = Returns.of(Golden.numbers(golden.get("closes")), PER_YEAR);
        Returns benchmark = Returns.of(Golden.numbers(golden.get("benchmark")), PER_YEAR);
        int window = golden.get("window").asInt();
        compare(Rolling.of(returns, benchmark, window, Returns::beta), golden.at("/rolling/beta"));
        compare(Rolling.of(returns, benchmark, window, Returns::correlation), golden.at("/rolling/correlation"));
    }

    @Test
    void theWholeCurveAsOneWindowIsTheMeasureItself() {
        Curve curve = Curve.of(new double[] {3, 1, 4, 1, 5}, PER_YEAR);
        for (Measure measure : Measure.values()) {
            assertThat(Rolling.of(curve, 4, measure::of)[4]).as(measure.label()).isEqualTo(measure.of(curve));
        }
    }

    @Test
    void aWindowLongerThanTheCurveHasNoNumbers() {
        Curve curve = Curve.of(new double[] {3, 1}, PER_YEAR);
        assertThat(Rolling.of(curve, 5, Curve::totalReturn))
                .containsOnly(Double.NaN)
                .hasSize(2);
        assertThatThrownBy(() -> Rolling.of(curve, 0, Curve::totalReturn)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void compare(double[] numbers, JsonNode expected) {
        double[] golden = Golden.numbers(expected);
        assertThat(numbers).hasSameSizeAs(golden);
        for (int i = 0; i < golden.length; i++) {
            if (Double.isNaN(golden[i])) {
                assertThat(numbers[i]).isNaN();
            } else {
                Golden.compare("at " + i, numbers[i], golden[i]);
            }
        }
    }
}
