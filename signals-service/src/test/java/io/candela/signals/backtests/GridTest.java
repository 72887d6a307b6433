package io.candela.signals.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.signals.backtests.Sizing.Fixed;
import io.candela.signals.history.Columns;
import io.candela.signals.metrics.Measure;
import io.candela.signals.strategies.EmaCross;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final Terms TERMS = new Terms(10, 5, 0, new Fixed(1), false);

    private final Columns columns = Candles.walk(600, 8);
    private final Backtester backtester = new Backtester(List.of(columns), Candles.all(600), TERMS);

    @Test
    void everyCombinationIsTriedInTheOrderOfTheValues() {
        GridResult result = backtester.search(
                grid(Map.of("fast", values(3, 5), "slow", values(10, 20, 30))), Objective.SHARPE, Oversight.none());
        assertThat(result.trials())
                .extracting(trial -> trial.parameters().values().stream()
                        .map(BigDecimal::intValueExact)
                        .toList())
                .containsExactly(
                        List.of(3, 10), List.of(3, 20), List.of(3, 30), List.of(5, 10), List.of(5, 20), List.of(5, 30));
        assertThat(result.contradictory()).isZero();
    }

    @Test
    void theBestHasTheGreatestScoreAndIsGivenInFull() {
        Grid grid = grid(Map.of("fast", values(2, 3, 5, 8), "slow", values(10, 20, 30)));
        for (Objective objective : Objective.values()) {
            GridResult result = backtester.search(grid, objective, Oversight.none());
            assertThat(result.trials())
                    .allSatisfy(trial -> assertThat(trial.score())
                            .isLessThanOrEqualTo(result.best().score()));
            assertThat(result.result().strategy().measures())
                    .containsEntry(objective.measure(), result.best().score())
                    .containsEntry(Measure.TOTAL_RETURN, result.best().totalReturn())
                    .containsEntry(Measure.SHARPE, result.best().sharpe())
                    .containsEntry(Measure.MAX_DRAWDOWN, result.best().maxDrawdown());
            assertThat(result.result().trades()).hasSize(result.best().trades());
        }
    }

    @Test
    void whatContradictsItselfIsCountedAndNotTried() {
        GridResult result = backtester.search(
                grid(Map.of("fast", values(5, 20), "slow", values(10, 30))), Objective.SHARPE, Oversight.none());
        assertThat(result.trials()).hasSize(3);
        assertThat(result.contradictory()).isEqualTo(1);
        Grid senseless = grid(Map.of("fast", values(30), "slow", values(10)));
        assertThatThrownBy(() -> backtester.search(senseless, Objective.SHARPE, Oversight.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMoreIsTriedTheLessTheBestMeans() {
        Grid small = grid(Map.of("fast", values(2, 3), "slow", values(20)));
        Grid large = grid(Map.of("fast", range(2, 12), "slow", range(13, 43)));
        var few = backtester
                .search(small, Objective.SHARPE, Oversight.none())
                .result()
                .significance();
        var many = backtester
                .search(large, Objective.SHARPE, Oversight.none())
                .result()
                .significance();
        assertThat(few.trials()).isEqualTo(2);
        assertThat(many.trials()).isEqualTo(300);
        assertThat(many.luckySharpe()).isGreaterThan(few.luckySharpe());
        assertThat(many.probability()).as("on a random walk the best is luck").isLessThan(0.95);
    }

    @Test
    void aTrialThatNeverTradesIsWorseThanAnyOther() {
        Grid grid = new Grid(new Script("L"), new TreeMap<>(Map.of("skip", values(100, 0))));
        Backtester brief = new Backtester(List.of(Candles.through(100, 100, 90, 80)), Candles.all(3), TERMS);
        GridResult result = brief.search(grid, Objective.SHARPE, Oversight.none());
        assertThat(result.trials().getFirst().score()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(result.trials().getFirst().sharpe()).isNaN();
        assertThat(result.best()).isEqualTo(result.trials().getLast());
    }

    @Test
    void valuesThatTheStrategyDoesNotTakeAreRefused() {
        assertThatThrownBy(() -> grid(Map.of("fast", values(5, 501)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grid(Map.of("medium", values(5)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grid(Map.of("fast", values()))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsSizeIsTheProductAndNeverOverflows() {
        assertThat(grid(Map.of()).size()).isEqualTo(1);
        assertThat(grid(Map.of("fast", values(5, 5, 6), "slow", range(10, 40))).size())
                .isEqualTo(60);
    }

    private static Grid grid(Map<String, List<BigDecimal>> values) {
        return new Grid(new EmaCross(), new TreeMap<>(values));
    }

    private static List<BigDecimal> values(int... values) {
        return Arrays.stream(values).mapToObj(BigDecimal::valueOf).toList();
    }

    private static List<BigDecimal> range(int from, int to) {
        return values(IntStream.range(from, to).toArray());
    }
}
