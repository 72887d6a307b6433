package io.candela.signals.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.candela.signals.backtests.Sizing.Fixed;
import io.candela.signals.history.Columns;
import io.candela.signals.metrics.Measure;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Setup;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WalkForwardTest {
    private static final Terms TERMS = new Terms(10, 5, 0, new Fixed(1), false);
    private static final Windows WINDOWS = new Windows(Duration.ofHours(200), Duration.ofHours(100));
    private static final Grid GRID = new Grid(
            new EmaCross(),
            new TreeMap<>(Map.of(
                    "fast", Stream.of(2, 4, 8).map(BigDecimal::valueOf).toList(),
                    "slow", Stream.of(12, 20).map(BigDecimal::valueOf).toList())));

    private final Columns columns = Candles.walk(750, 4);
    private final Span span = new Span(Candles.hour(50), Candles.hour(720), 50);
    private final WalkForwardResult result = new Backtester(List.of(columns), span, TERMS)
            .walkForward(GRID, Objective.SHARPE, WINDOWS, Oversight.none());

    @Test
    void testsFollowOnEachOtherAndTheLastEndsWithTheSpan() {
        assertThat(result.steps())
                .extracting(WalkForwardResult.Step::testFrom)
                .containsExactly(
                        Candles.hour(250), Candles.hour(350), Candles.hour(450), Candles.hour(550), Candles.hour(650));
        assertThat(result.steps())
                .allSatisfy(step ->
                        assertThat(step.trainFrom()).isEqualTo(step.testFrom().minus(WINDOWS.train())));
        assertThat(result.steps().getLast().testTo()).isEqualTo(Candles.hour(720));
        assertThat(WINDOWS.count(span)).isEqualTo(5);
    }

    @Test
    void eachTestRunsWithWhatItsOwnTrainingChose() {
        for (WalkForwardResult.Step step : result.steps()) {
            GridResult training = new Backtester(
                            List.of(columns), new Span(step.trainFrom(), step.testFrom(), 50), TERMS)
                    .search(GRID, Objective.SHARPE, Oversight.none());
            assertThat(step.chosen()).isEqualTo(training.best());
            BacktestResult test = new Backtester(List.of(columns), new Span(step.testFrom(), step.testTo(), 50), TERMS)
                    .run(Setup.of(new EmaCross(), step.chosen().parameters()), Oversight.none());
            assertThat(step.tested()).isEqualTo(test.strategy().measures());
        }
    }

    @Test
    void whatFollowsATestChangesNoChoiceBeforeIt() {
        Span shorter = new Span(span.from(), Candles.hour(450), 50);
        WalkForwardResult earlier = new Backtester(List.of(columns), shorter, TERMS)
                .walkForward(GRID, Objective.SHARPE, WINDOWS, Oversight.none());
        assertThat(earlier.steps()).isEqualTo(result.steps().subList(0, 2));
    }

    @Test
    void theWholeIsTheTestsOneAfterTheOther() {
        double product = result.steps().stream()
                .mapToDouble(step -> 1 + step.tested().getOrDefault(Measure.TOTAL_RETURN, Double.NaN))
                .reduce(1, (a, b) -> a * b);
        double[] values = result.result().strategy().equity().values();
        assertThat(values[values.length - 1]).isCloseTo(product, within(1e-12));
        assertThat(values).hasSize(720 - 250 + 1);
        assertThat(result.result().strategy().equity().times())
                .isEqualTo(result.result().holding().equity().times());
        assertThat(result.result().significance().trials()).isEqualTo(1);
    }

    @Test
    void aSpanThatIsOneTrainingHasNoTest() {
        Span brief = new Span(span.from(), span.from().plus(WINDOWS.train()), 0);
        assertThat(WINDOWS.count(brief)).isZero();
        Backtester backtester = new Backtester(List.of(columns), brief, TERMS);
        assertThatThrownBy(() -> backtester.walkForward(GRID, Objective.SHARPE, WINDOWS, Oversight.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWindowThatFillsTheSpanExactlyIsTheLast() {
        Span exact = new Span(Candles.hour(0), Candles.hour(400), 0);
        assertThat(WINDOWS.count(exact)).isEqualTo(2);
        assertThat(WINDOWS.over(exact)).hasSize(2);
        assertThatThrownBy(() -> new Windows(Duration.ofHours(1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
