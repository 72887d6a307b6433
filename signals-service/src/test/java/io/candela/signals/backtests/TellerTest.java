package io.candela.signals.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.candela.contracts.Instrument;
import io.candela.contracts.Signal.Side;
import io.candela.signals.history.Columns;
import io.candela.signals.strategies.Configured;
import io.candela.signals.strategies.CrossSectionalMomentum;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Turn;
import io.candela.signals.strategies.UniverseStrategy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TellerTest {
    private static final Instrument ETH = new Instrument("ETH-USD");
    private static final Setup CROSS = Setup.of(new EmaCross(), Map.of());
    private static final Configured MOMENTUM = Configured.of(
            new CrossSectionalMomentum(), Map.of("lookback", BigDecimal.ONE, "share", BigDecimal.valueOf(50)));
    private static final int EVERY = Integer.MAX_VALUE;

    @Test
    void whatIsSaidOfTheWarmUpIsNotTold() {
        List<Columns> markets = List.of(Candles.walk(1000, 3));
        Turns whole = tell(CROSS, markets, Candles.all(1000), EVERY);
        Turns later = tell(CROSS, markets, new Span(Candles.hour(600), Candles.hour(1000), 600), EVERY);
        assertThat(later.first())
                .isEqualTo(whole.first().stream()
                        .filter(turn -> !turn.candleOpenTime().isBefore(Candles.hour(600)))
                        .toList())
                .isNotEmpty();
        assertThat(later.count()).isEqualTo(later.first().size()).isLessThan(whole.count());
    }

    @Test
    void onlyTheFirstAreKeptInTheOrderOfTimeButAllAreCounted() {
        List<Columns> markets = List.of(Candles.walk(ETH, 1000, 3), Candles.walk(Candles.BTC, 1000, 3));
        Turns all = tell(CROSS, markets, Candles.all(1000), EVERY);
        Turns some = tell(CROSS, markets, Candles.all(1000), 7);
        assertThat(some.count()).isEqualTo(all.count()).isGreaterThan(7);
        assertThat(some.first()).isEqualTo(all.first().subList(0, 7));
        assertThat(all.first().subList(0, 4))
                .extracting(Turn::instrument)
                .containsExactly(Candles.BTC, ETH, Candles.BTC, ETH);
        assertThat(all.first()).extracting(Turn::candleOpenTime).isSorted();
    }

    @Test
    void aUniverseTellsOfEachInstrumentThatChanges() {
        Columns up = Candles.through(Candles.BTC, 0, 10, 11, 12, 11, 10);
        Columns down = Candles.through(ETH, 0, 20, 19, 18, 19, 20);
        assertThat(tell(MOMENTUM, List.of(up, down), Candles.all(4), EVERY).first())
                .extracting(
                        Turn::instrument,
                        Turn::candleOpenTime,
                        turn -> turn.stance().side())
                .containsExactly(
                        tuple(Candles.BTC, Candles.hour(2), Side.SHORT), tuple(ETH, Candles.hour(2), Side.LONG));
    }

    @Test
    void whoWasAwayForTooLongBeginsAnew() {
        int back = 2 + UniverseStrategy.REMEMBERED;
        Columns always = Candles.walk(Candles.BTC, back + 2, 4);
        for (int late : List.of(0, 1)) {
            // The better of the two at first, the worse at last.
            Columns.Builder away = new Columns.Builder(ETH, always.interval());
            Columns prices = Candles.through(ETH, 0, 1, 2, 4);
            away.add(Candles.hour(0), prices.bar(0)).add(Candles.hour(1), prices.bar(1));
            away.add(Candles.hour(back - 1 + late), Candles.through(4, 0.1).bar(0));
            List<Turn> told =
                    new ArrayList<>(tell(MOMENTUM, List.of(always, away.build()), Candles.all(back + 2), EVERY)
                            .first());
            told.removeIf(turn -> !turn.instrument().equals(ETH));
            assertThat(told).hasSize(1 - late);
        }
    }

    @Test
    void aCancelledBacktestTellsNothing() {
        Oversight cancelled = new Oversight() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progressed(long done, long total) {}
        };
        Backtester backtester = new Backtester(
                List.of(Candles.walk(200, 3)), Candles.all(200), new Terms(0, 0, 0, new Sizing.Fixed(1), true));
        assertThatThrownBy(() -> backtester.turns(CROSS, Candles.all(200), EVERY, cancelled))
                .isInstanceOf(CancellationException.class);
    }

    private static Turns tell(Configured setup, List<Columns> markets, Span span, int most) {
        return new Backtester(markets, span, new Terms(0, 0, 0, new Sizing.Fixed(1), true))
                .turns(setup, span, most, Oversight.none());
    }
}
