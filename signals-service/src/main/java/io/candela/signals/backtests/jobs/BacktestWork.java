package io.candela.signals.backtests.jobs;

import static io.candela.signals.backtests.jobs.BacktestReport.MOST_SIGNALS;

import io.candela.contracts.Environment;
import io.candela.signals.backtests.Backtester;
import io.candela.signals.backtests.Grid;
import io.candela.signals.backtests.GridResult;
import io.candela.signals.backtests.Oversight;
import io.candela.signals.backtests.Turns;
import io.candela.signals.backtests.WalkForwardResult;
import io.candela.signals.backtests.Windows;
import io.candela.signals.history.Columns;
import io.candela.signals.history.History;
import io.candela.signals.strategies.Strategies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Does what a request asks for, from the candles to the report. */
@Component
class BacktestWork {
    private final OrderReader orders;
    private final History history;
    private final Environment environment;
    /** For as many candles as one back-test may have: however many run, memory holds no more. */
    private final Semaphore room;

    BacktestWork(Strategies strategies, BacktestProperties limits, History history, Environment environment) {
        this.orders = new OrderReader(strategies, limits);
        this.history = history;
        this.environment = environment;
        this.room = new Semaphore(limits.candles(), true);
    }

    /** Checks a request; throws the problem that the caller gets. */
    Order check(BacktestRequest request) {
        return orders.read(request);
    }

    /**
     * What comes out.
     *
     * @throws CancellationException once {@code oversight} says so
     * @throws IllegalArgumentException if nothing can be made of the request; the message says why
     */
    Finished run(BacktestRequest request, Oversight oversight) {
        Order order = orders.read(request);
        int candles = Math.toIntExact(order.candles());
        try {
            room.acquire(candles);
        } catch (InterruptedException e) {
            throw new CancellationException("Cancelled before there was room for the candles");
        }
        try {
            return run(order, oversight);
        } finally {
            room.release(candles);
        }
    }

    private Finished run(Order order, Oversight oversight) {
        Backtester backtester = new Backtester(candles(order, oversight), order.span(), order.terms());
        Grid grid = order.grid();
        Windows windows = order.windows();
        if (windows != null) {
            WalkForwardResult found = backtester.walkForward(grid, order.objective(), windows, oversight);
            Turns turns = Turns.together(
                    found.steps().stream()
                            .map(step -> backtester.turns(
                                    grid.setup(step.chosen()),
                                    order.span().of(step.testFrom(), step.testTo()),
                                    MOST_SIGNALS,
                                    oversight))
                            .toList(),
                    MOST_SIGNALS);
            return finished(writer(grid, turns).walkForward(found), turns);
        }
        GridResult found = backtester.search(grid, order.objective(), oversight);
        Turns turns = backtester.turns(grid.setup(found.best()), order.span(), MOST_SIGNALS, oversight);
        ReportWriter writer = writer(grid, turns);
        return finished(grid.size() == 1 ? writer.single(found) : writer.grid(found), turns);
    }

    private static ReportWriter writer(Grid grid, Turns turns) {
        return new ReportWriter(grid.strategy(), turns.count());
    }

    private Finished finished(BacktestReport report, Turns turns) {
        return new Finished(
                report,
                turns.first().stream()
                        .map(turn -> BacktestSignal.of(turn, environment))
                        .toList());
    }

    private List<Columns> candles(Order order, Oversight oversight) {
        List<Columns> candles = new ArrayList<>();
        for (var instrument : order.instruments()) {
            if (oversight.cancelled()) {
                throw new CancellationException("Cancelled before all candles were read");
            }
            candles.add(history.candles(
                    instrument, order.interval(), order.earliest(), order.span().to()));
        }
        return candles;
    }
}
