package io.candela.signals.backtests;

import io.candela.signals.backtests.Windows.Window;
import io.candela.signals.history.Columns;
import io.candela.signals.metrics.Curve;
import io.candela.signals.metrics.DeflatedSharpe;
import io.candela.signals.metrics.Measure;
import io.candela.signals.strategies.Configured;
import io.candela.signals.strategies.Setup;
import io.candela.signals.strategies.Strategy;
import io.candela.signals.strategies.UniverseSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Runs strategies over candles of the past. Each instrument has an equal part of the capital, which it keeps; a strategy's
 * position is taken from the first candle of the span on, if it has one then. What is said at a close is done at a later
 * open, so nothing that happens can depend on what comes after.
 *
 * <p>One thread at a time; memory is that of the candles, of one curve for each instrument and of the trades of one trial.
 */
public final class Backtester {
    private final List<Columns> markets;
    private final Span span;
    private final Terms terms;

    /**
     * A back-tester of candles of one interval.
     *
     * @param markets different instruments
     * @throws IllegalArgumentException if one of them has no candle in {@code span}
     */
    public Backtester(List<Columns> markets, Span span, Terms terms) {
        if (markets.isEmpty()
                || markets.stream().map(Columns::interval).distinct().count() != 1
                || markets.stream().map(Columns::instrument).distinct().count() != markets.size()) {
            throw new IllegalArgumentException("A back-test has different instruments and one interval");
        }
        for (Columns columns : markets) {
            if (span.first(columns) == span.end(columns)) {
                throw new IllegalArgumentException(
                        "%s has no candles from %s to %s".formatted(columns.instrument(), span.from(), span.to()));
            }
        }
        this.markets = List.copyOf(markets);
        this.span = span;
        this.terms = terms;
    }

    /** One setup; throws {@link CancellationException} once {@code oversight} says so. */
    public BacktestResult run(Configured setup, Oversight oversight) {
        List<Leg> legs = legs(setup, new Steps(oversight, steps()));
        Equity equity = equity(legs);
        return result(legs, equity, DeflatedSharpe.of(equity.curve().returns(), 1, 0));
    }

    /** All of a grid, and the best of it in full; throws {@link CancellationException} once {@code oversight} says so. */
    public GridResult search(Grid grid, Objective objective, Oversight oversight) {
        List<Configured> setups = grid.setups();
        Search search = search(setups, objective, new Steps(oversight, steps() * setups.size()));
        Equity equity = equity(search.bestLegs());
        DeflatedSharpe significance =
                DeflatedSharpe.of(equity.curve().returns(), setups.size(), search.varianceOfSharpe());
        return new GridResult(
                search.trials(),
                grid.size() - setups.size(),
                search.best(),
                result(search.bestLegs(), equity, significance));
    }

    /**
     * The best of a grid on each training, traded on the test that follows.
     *
     * @throws IllegalArgumentException if there is no window, or no candle in one
     * @throws CancellationException once {@code oversight} says so
     */
    public WalkForwardResult walkForward(Grid grid, Objective objective, Windows windows, Oversight oversight) {
        List<Window> all = windows.over(span);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("The span is not longer than one training window");
        }
        List<Configured> setups = grid.setups();
        Steps steps = new Steps(oversight, steps(all, setups.size()));
        List<WalkForwardResult.Step> done = new ArrayList<>();
        List<Equity> tested = new ArrayList<>();
        List<Leg> legs = new ArrayList<>();
        for (Window window : all) {
            Trial best = within(window.train()).search(setups, objective, steps).best();
            Configured chosen = grid.setup(best);
            List<Leg> test = within(window.test()).legs(chosen, steps);
            Equity equity = equity(test);
            legs.addAll(test);
            tested.add(equity);
            done.add(new WalkForwardResult.Step(
                    window.train().from(),
                    window.test().from(),
                    window.test().to(),
                    best,
                    Measure.all(equity.curve())));
        }
        Equity joined = Equity.chained(tested);
        Backtester outOfSample = within(span.of(all.getFirst().test().from(), span.to()));
        return new WalkForwardResult(
                done,
                outOfSample.result(
                        legs, joined, DeflatedSharpe.of(joined.curve().returns(), 1, 0)));
    }

    /**
     * What {@code setup} would have said live of the candles that start in {@code part}: the changes of position that it
     * is traded by there. Progress is not told.
     *
     * @param most how many are kept, the first
     * @throws CancellationException once {@code oversight} says so
     */
    public Turns turns(Configured setup, Span part, int most, Oversight oversight) {
        Backtester there = within(part);
        return new Teller(there.markets, part, most, new Steps(oversight.untold(), there.steps())).tell(setup);
    }

    private Backtester within(Span part) {
        return new Backtester(markets, part, terms);
    }

    private Search search(List<Configured> setups, Objective objective, Steps steps) {
        Search search = new Search();
        for (Configured setup : setups) {
            List<Leg> legs = legs(setup, steps);
            Curve curve = equity(legs).curve();
            search.add(
                    new Trial(
                            setup.values().asMap(),
                            curve.totalReturn(),
                            curve.returns().sharpe(),
                            curve.drawdown().deepest(),
                            legs.stream().mapToInt(leg -> leg.trades().size()).sum(),
                            objective.score(curve)),
                    curve.returns().sharpePerPeriod(),
                    legs);
        }
        return search;
    }

    private List<Leg> legs(Configured setup, Steps steps) {
        List<Strategy.Fold> folds = switch (setup) {
            case Setup one -> markets.stream().map(_ -> one.begin()).toList();
            case UniverseSetup universe -> Replayed.all(universe, markets, span, steps);
        };
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < folds.size(); i++) {
            legs.add(Simulation.run(markets.get(i), span, terms, folds.get(i), steps));
        }
        return legs;
    }

    private BacktestResult result(List<Leg> legs, Equity equity, DeflatedSharpe significance) {
        Equity holding = equity(markets.stream()
                .map(columns -> Simulation.hold(columns, span, terms))
                .toList());
        return new BacktestResult(
                new Performance(equity),
                new Performance(holding),
                Activity.of(legs),
                legs.stream().flatMap(leg -> leg.trades().stream()).toList(),
                significance);
    }

    private long steps() {
        return markets.stream().mapToLong(span::steps).sum();
    }

    private long steps(List<Window> windows, int trials) {
        return windows.stream()
                .mapToLong(window -> within(window.train()).steps() * trials
                        + within(window.test()).steps())
                .sum();
    }

    private static Equity equity(List<Leg> legs) {
        return Equity.together(legs.stream().map(Leg::equity).toList());
    }
}
