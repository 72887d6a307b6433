package io.candela.bench.signals;

import io.candela.signals.backtests.BacktestResult;
import io.candela.signals.backtests.Backtester;
import io.candela.signals.backtests.Grid;
import io.candela.signals.backtests.GridResult;
import io.candela.signals.backtests.Objective;
import io.candela.signals.backtests.Oversight;
import io.candela.signals.backtests.Sizing;
import io.candela.signals.backtests.Span;
import io.candela.signals.backtests.Terms;
import io.candela.signals.history.Columns;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Setup;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The cross of the averages of 12 and 26 candles, with Candela. */
final class CandelaEmaCross {
    private final Setup setup = Setup.of(new EmaCross(), Map.of());
    private final Backtester backtester;

    /** @param warmUp how many candles are seen before the first is traded; after 500 it no longer matters how an average began */
    CandelaEmaCross(Columns columns, int warmUp) {
        Span span = new Span(
                columns.openTime(warmUp), columns.openTime(columns.size() - 1).plusSeconds(1), warmUp);
        this.backtester = new Backtester(List.of(columns), span, new Terms(0, 0, 0, new Sizing.Fixed(1), false));
    }

    /** Trades, curve, and what holding would have brought. */
    BacktestResult run() {
        return backtester.run(setup, Oversight.none());
    }

    /** 1,000 other pairs of averages, and the best of them. */
    GridResult grid() {
        Grid grid =
                new Grid(setup.strategy(), new TreeMap<>(Map.of("fast", values(2, 1, 25), "slow", values(30, 5, 40))));
        return backtester.search(grid, Objective.SHARPE, Oversight.none());
    }

    private static List<BigDecimal> values(int from, int step, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> BigDecimal.valueOf((long) from + (long) step * i))
                .toList();
    }
}
