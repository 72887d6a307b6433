package io.candela.signals.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Instrument;
import io.candela.signals.backtests.Sizing.ByStrength;
import io.candela.signals.backtests.cheats.Clairvoyance;
import io.candela.signals.history.Columns;
import io.candela.signals.history.RealColumns;
import io.candela.signals.strategies.Configured;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.UniverseSetup;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That no strategy knows the future, and that one which does would be found out. */
class LookAheadTest {
    private static final int CANDLES = 1500;
    private static final List<Integer> CUTS = List.of(1, 30, 200, 731, 1100, CANDLES - 1);
    private static final Terms FREE = new Terms(0, 0, 0, new Sizing.Fixed(1), true);
    private static final Instrument ETH = new Instrument("ETH-USD");
    private static final List<Columns> UNIVERSE = List.of(
            Candles.walk(CANDLES, 17),
            Candles.walk(ETH, CANDLES, 18),
            Candles.walk(new Instrument("SOL-USD"), CANDLES, 19));

    @Test
    void allStrategiesAreProved() {
        assertThat(Setups.all().map(setup -> setup.strategy().name()))
                .contains("ema-cross")
                .doesNotHaveDuplicates();
        assertThat(Setups.universes().map(setup -> setup.strategy().name()))
                .contains("cross-sectional-momentum")
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

    @ParameterizedTest
    @MethodSource("configured")
    void truncatingTheFutureNeverChangesTheSignalsOfTheBacktest(Configured setup) {
        Backtester backtester = new Backtester(UNIVERSE, Candles.all(CANDLES), FREE);
        Turns all = backtester.turns(setup, Candles.all(CANDLES), CANDLES, Oversight.none());
        assertThat(all.count()).isPositive();
        for (int cut : CUTS) {
            List<Columns> past = UNIVERSE.stream()
                    .map(columns -> LookAhead.before(columns, columns.indexAt(Candles.hour(cut))))
                    .toList();
            Turns before = new Backtester(past, Candles.all(CANDLES), FREE)
                    .turns(setup, Candles.all(CANDLES), CANDLES, Oversight.none());
            assertThat(before.first())
                    .isEqualTo(all.first().subList(0, before.first().size()));
            assertThat(all.first().stream().skip(before.first().size()))
                    .allSatisfy(turn -> assertThat(turn.candleOpenTime()).isAfterOrEqualTo(Candles.hour(cut)));
        }
    }

    static Stream<Configured> configured() {
        return Stream.concat(Setups.all(), Setups.universes());
    }

    @ParameterizedTest
    @MethodSource("io.candela.signals.backtests.Setups#universes")
    void norDoesItChangeHowInstrumentsWereCompared(UniverseSetup setup) {
        for (int cut : CUTS) {
            assertThat(LookAhead.firstChange(_ -> setup, UNIVERSE, Candles.hour(cut)))
                    .as("cut at %d", cut)
                    .isEmpty();
        }
    }

    @Test
    void aUniverseThatReadsAheadInTheCandlesIsFoundOutAtTheVeryCut() {
        List<Columns> markets = List.of(
                Candles.through(Candles.BTC, 0, 1, 2, 3, 4, 5, 6, 7, 8),
                Candles.through(ETH, 0, 9, 8, 7, 6, 5, 4, 3, 2));
        assertThat(LookAhead.firstChange(
                        world -> UniverseSetup.of(Clairvoyance.of(world), Map.of()), markets, Candles.hour(4)))
                .hasValue(Candles.hour(3));
    }

    @Test
    void aUniverseThatCheatsIsFoundOutByScanningAlone() {
        List<UniverseSetup> cheats =
                Setups.universesIn(Clairvoyance.class.getPackageName()).toList();
        assertThat(cheats)
                .isNotEmpty()
                .allSatisfy(cheat -> assertThat(CUTS)
                        .anySatisfy(cut -> assertThat(LookAhead.firstChange(_ -> cheat, UNIVERSE, Candles.hour(cut)))
                                .isPresent()));
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
