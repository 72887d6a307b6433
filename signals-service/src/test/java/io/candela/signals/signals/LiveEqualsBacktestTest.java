package io.candela.signals.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.signals.backtests.BacktestResult;
import io.candela.signals.backtests.Backtester;
import io.candela.signals.backtests.Oversight;
import io.candela.signals.backtests.Sizing;
import io.candela.signals.backtests.Span;
import io.candela.signals.backtests.Terms;
import io.candela.signals.backtests.Trade;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Bar;
import io.candela.signals.strategies.Setup;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the signals of the live path and the trades of a back-test of the same candles tell one story. */
class LiveEqualsBacktestTest {
    private static final int CANDLES = 2000;

    @ParameterizedTest
    @MethodSource("io.candela.signals.backtests.Setups#all")
    void everySignalIsTradedAtTheNextOpenAndNothingElseIs(Setup setup) {
        List<Candle> candles = Market.settled(Market.walk(Market.BTC, CANDLES, 23));
        Run live = new Run(setup);
        candles.forEach(live::take);
        SortedMap<Instant, Side> signalled = new TreeMap<>();
        for (Signal signal : live.signals()) {
            signalled.put(signal.candleOpenTime().plus(Interval.H1.length()), signal.side());
        }
        signalled.remove(candles.getLast().closeTime());

        SortedMap<Instant, Side> traded = traded(backtest(setup, candles));
        // What a strategy holds as soon as it is warm is no change, and no signal; the back-test takes it.
        traded.headMap(signalled.firstKey()).clear();
        assertThat(signalled).hasSizeGreaterThan(5);
        assertThat(traded).isEqualTo(signalled);
    }

    private static BacktestResult backtest(Setup setup, List<Candle> candles) {
        Columns.Builder builder = new Columns.Builder(Market.BTC, Interval.H1);
        candles.forEach(candle -> builder.add(candle.openTime(), Bar.of(candle)));
        Span span = new Span(Market.START, candles.getLast().closeTime(), 0);
        return new Backtester(List.of(builder.build()), span, new Terms(10, 5, 0, new Sizing.Fixed(1), true))
                .run(setup, Oversight.none());
    }

    /** The position that was taken at each time at which something was traded. */
    private static SortedMap<Instant, Side> traded(BacktestResult result) {
        SortedMap<Instant, Side> traded = new TreeMap<>();
        for (Trade trade : result.trades()) {
            traded.put(trade.entry().time(), trade.side());
            if (!trade.cutOff()) {
                traded.put(trade.exit().time(), Side.FLAT);
            }
        }
        // Where one trade ends and the next begins at once, the beginning counts.
        result.trades().forEach(trade -> traded.put(trade.entry().time(), trade.side()));
        return traded;
    }
}
