package io.candela.signals.backtests.jobs;

import io.candela.signals.backtests.Backtester;
import io.candela.signals.backtests.Oversight;
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
    /** For as many candles as one back-test may have: however many run, memory holds no more. */
    private final Semaphore room;

    BacktestWork(Strategies strategies, BacktestProperties limits, History history) {
        this.orders = new OrderReader(strategies, limits);
        this.history = history;
        this.room = new Semaphore(limits.candles(), true);
    }

    /** Checks a request; throws the problem that the caller gets. */
    Order check(BacktestRequest request) {
        return orders.read(request);
    }

    /**
     * The report.
     *
     * @throws CancellationException once {@code oversight} says so
     * @throws IllegalArgumentException if nothing can be made of the request; the message says why
     */
    BacktestReport run(BacktestRequest request, Oversight oversight) {
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

    private BacktestReport run(Order order, Oversight oversight) {
        Backtester backtester = new Backtester(candles(order, oversight), order.span(), order.terms());
        ReportWriter writer = new ReportWriter(order.grid().strategy());
        Windows windows = order.windows();
        if (windows != null) {
            return writer.walkForward(backtester.walkForward(order.grid(), order.objective(), windows, oversight));
        }
        var found = backtester.search(order.grid(), order.objective(), oversight);
        return order.grid().size() == 1 ? writer.single(found) : writer.grid(found);
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
