package io.candela.signals.backtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.contracts.Instrument;
import io.candela.contracts.Signal.Side;
import io.candela.signals.history.Columns;
import io.candela.signals.strategies.Configured;
import io.candela.signals.strategies.CrossSectionalMomentum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Strategies over a universe in the same engine. */
class UniverseBacktestTest {
    private static final Instrument ETH = new Instrument("ETH-USD");
    private static final Terms FREE = new Terms(0, 0, 0, new Sizing.Fixed(1), true);
    private static final Configured MOMENTUM = Configured.of(
            new CrossSectionalMomentum(), Map.of("lookback", BigDecimal.ONE, "share", BigDecimal.valueOf(50)));

    @Test
    void theBetterInstrumentIsBoughtAndTheWorseSoldAtTheNextOpen() {
        Columns rising = Candles.through(Candles.BTC, 0, 10, 11, 12, 13, 14);
        Columns falling = Candles.through(ETH, 0, 20, 19, 18, 17, 16);
        BacktestResult result = run(List.of(rising, falling), 4);
        assertThat(result.trades()).extracting(Trade::side).containsExactly(Side.LONG, Side.SHORT);
        assertThat(result.trades())
                .allSatisfy(trade -> assertThat(trade.entry().time()).isEqualTo(Candles.hour(2)));
    }

    @Test
    void anInstrumentThatBeginsLaterIsComparedFromThenOn() {
        Columns rising = Candles.through(Candles.BTC, 0, 10, 11, 12, 13, 14, 15);
        Columns late = Candles.through(ETH, 2, 20, 19, 18, 17);
        BacktestResult result = run(List.of(rising, late), 5);
        assertThat(result.trades()).extracting(Trade::side).containsExactly(Side.LONG, Side.SHORT);
        assertThat(result.trades())
                .allSatisfy(trade -> assertThat(trade.entry().time()).isEqualTo(Candles.hour(4)));
    }

    @Test
    void anInstrumentAloneIsNeverTraded() {
        assertThat(run(List.of(Candles.walk(200, 3)), 200).trades()).isEmpty();
    }

    @Test
    void aGridOfItIsSearchedLikeAnyOther() {
        List<Columns> markets =
                List.of(Candles.through(Candles.BTC, 0, 1, 2, 3, 2, 1, 2), Candles.through(ETH, 0, 3, 2, 1, 2, 3, 2));
        Grid grid = new Grid(
                new CrossSectionalMomentum(),
                new TreeMap<>(Map.of("lookback", List.of(BigDecimal.ONE, BigDecimal.TWO))));
        GridResult found =
                new Backtester(markets, Candles.all(5), FREE).search(grid, Objective.TOTAL_RETURN, Oversight.none());
        assertThat(found.trials()).hasSize(2);
    }

    @Test
    void aCancelledRunComparesNothingMore() {
        Oversight cancelled = new Oversight() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progressed(long done, long total) {}
        };
        assertThatThrownBy(() ->
                        new Backtester(List.of(Candles.walk(200, 3)), Candles.all(200), FREE).run(MOMENTUM, cancelled))
                .isInstanceOf(CancellationException.class);
    }

    private static BacktestResult run(List<Columns> markets, int candles) {
        return new Backtester(markets, Candles.all(candles), FREE).run(MOMENTUM, Oversight.none());
    }
}
