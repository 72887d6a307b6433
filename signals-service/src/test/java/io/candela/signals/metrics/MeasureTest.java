package io.candela.signals.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Interval;
import io.candela.signals.indicators.Bar;
import io.candela.signals.indicators.RealCandles;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MeasureTest {
    private static final double PER_YEAR = Year.periods(Interval.H4);

    @ParameterizedTest
    @EnumSource
    void ofInventedClosesEachEqualsWhatPandasSays(Measure measure) throws IOException {
        JsonNode golden = Golden.invented();
        Curve curve = Curve.of(Golden.numbers(golden.get("closes")), PER_YEAR);
        Golden.compare(
                measure.label(),
                measure.of(curve),
                golden.get("measures").get(measure.label()).asDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC", "ETH"})
    void ofRealClosesAllEqualWhatPandasSays(String base) throws IOException {
        double[] closes = RealCandles.of(base).stream().mapToDouble(Bar::close).toArray();
        JsonNode golden = Golden.real().get(base);
        Measure.all(Curve.of(closes, PER_YEAR))
                .forEach((measure, number) -> Golden.compare(
                        measure.label(), number, golden.get(measure.label()).asDouble()));
    }

    @Test
    void theYearOfFourHourCandlesHas2191AndAHalf() {
        assertThat(PER_YEAR).isEqualTo(2191.5);
        assertThat(Year.periods(Interval.D1)).isEqualTo(365.25);
    }

    @Test
    void aCurveThatNeverMovesHasNoRatiosAndNoRisk() {
        Curve flat = Curve.of(new double[] {1, 1, 1, 1, 1}, PER_YEAR);
        assertThat(Measure.TOTAL_RETURN.of(flat)).isZero();
        assertThat(Measure.VOLATILITY.of(flat)).isZero();
        assertThat(Measure.MAX_DRAWDOWN.of(flat)).isZero();
        assertThat(Measure.SHARPE.of(flat)).isNaN();
        assertThat(Measure.CALMAR.of(flat)).isNaN();
        assertThat(Measure.SKEW.of(flat)).isNaN();
        assertThat(Measure.PROFIT_FACTOR.of(flat)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aCurveThatIsTooShortHasNoNumberRatherThanAWrongOne(int size) {
        double[] values = Arrays.copyOf(new double[] {1, 2, 1.5}, size);
        assertThat(Measure.all(Curve.of(values, PER_YEAR))).hasSize(Measure.values().length);
        assertThat(Measure.KURTOSIS.of(Curve.of(values, PER_YEAR))).isNaN();
        assertThat(Measure.SHARPE.of(Curve.of(Arrays.copyOf(values, Math.min(size, 2)), PER_YEAR)))
                .isNaN();
    }

    @Test
    void aCurveThatFallsToNothingStaysThere() {
        Curve ruined = Curve.of(new double[] {1, 0.5, 0, 0, 0}, PER_YEAR);
        assertThat(ruined.totalReturn()).isEqualTo(-1);
        assertThat(ruined.growthRate()).isEqualTo(-1);
        assertThat(ruined.drawdown()).isEqualTo(new Drawdown(1, 4));
        assertThat(ruined.returns().mean()).isEqualTo(-1.5 / 4);
    }
}
