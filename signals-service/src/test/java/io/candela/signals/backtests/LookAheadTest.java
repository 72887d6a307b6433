package io.candela.signals.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.signals.backtests.Sizing.ByStrength;
import io.candela.signals.history.Columns;
import io.candela.signals.history.RealColumns;
import io.candela.signals.strategies.Setup;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That no strategy knows the future, and that one which does would be found out. */
class LookAheadTest {
    private static final int CANDLES = 1500;
    private static final List<Integer> CUTS = List.of(1, 30, 200, 731, 1100, CANDLES - 1);

    @Test
    void allStrategiesAreProved() {
        assertThat(Setups.all().map(setup -> setup.strategy().name()))
                .contains("ema-cross")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("io.candela.signals.backtests.Setups#all")
    void truncatingTheFutureNeverChangesWhatWasSaid(Setup setup) {
        Columns columns = Candles.walk(CANDLES, 17);
        for (int cut : CUTS) {
            assertThat(LookAhead.firstChange(_ -> setup.begin(), columns, cut))
                    .as("cut at %d", cut)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.candela.signals.backtests.Setups#all")
    void norDoesItOnRealCandles(Setup setup) throws IOException {
        Columns columns = RealColumns.of("BTC");
        for (int cut : List.of(5_000, 13_337, 20_694)) {
            assertThat(LookAhead.firstChange(_ -> setup.begin(), columns, cut))
                    .as("cut at %d", cut)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.candela.signals.backtests.Setups#all")
    void truncatingTheFutureNeverChangesWhatTheBacktestDid(Setup setup) {
        Columns columns = Candles.walk(CANDLES, 18);
        Terms terms = new Terms(10, 5, 1, new ByStrength(1), true);
        BacktestResult all = new Backtester(List.of(columns), Candles.all(CANDLES), terms).run(setup, Oversight.none());
        for (int cut : CUTS) {
            BacktestResult past =
                    new Backtester(List.of(columns), Candles.all(cut), terms).run(setup, Oversight.none());
            // At the cut itself everything is sold.
            double[] values = past.strategy().equity().values();
            for (int i = 0; i < cut; i++) {
                assertThat(values[i]).isEqualTo(all.strategy().equity().values()[i]);
            }
            List<Trade> ended =
                    past.trades().stream().filter(trade -> !trade.cutOff()).toList();
            assertThat(ended).isEqualTo(all.trades().subList(0, ended.size()));
        }
    }

    @Test
    void aStrategyThatReadsAheadInTheCandlesIsFoundOutAtTheVeryCut() {
        Columns columns = Candles.through(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(LookAhead.firstChange(Cheat::readingAhead, columns, 4)).hasValue(3);
    }

    @Test
    void aStrategyThatKnowsTheFutureFromAStaticFieldIsFoundOut() {
        Columns columns = Candles.through(10, 11, 12, 13, 14, 60);
        assertThat(LookAhead.firstChange(Cheat::scaledToTheWhole, columns, 3)).hasValue(0);
    }

    @Test
    void onRandomCandlesTooCheatsAreFoundOut() {
        Columns columns = Candles.walk(CANDLES, 17);
        assertThat(CUTS)
                .anySatisfy(cut -> assertThat(LookAhead.firstChange(Cheat::readingAhead, columns, cut))
                        .isPresent());
    }
}
