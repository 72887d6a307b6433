package io.candela.signals.backtests;

import io.candela.contracts.Signal.Side;
import io.candela.signals.history.Columns;
import io.candela.signals.strategies.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * One setup on one instrument over one span. What is decided at the close of a candle waits in a ring until the open at
 * which it is due; the account sees nothing that is later.
 */
final class Simulation {
    private final Columns columns;
    private final Span span;
    private final Terms terms;
    private final Strategy.Fold fold;
    private final Account account;
    private final double[] waiting;
    private @Nullable Side side;
    private double target;
    private long held;

    private Simulation(Columns columns, Span span, Terms terms, Strategy.Fold fold) {
        this.columns = columns;
        this.span = span;
        this.terms = terms;
        this.fold = fold;
        this.account = new Account(columns, terms);
        this.waiting = new double[terms.latency() + 1];
    }

    /** What {@code fold}, which has seen no bar, made of the capital. */
    static Leg run(Columns columns, Span span, Terms terms, Strategy.Fold fold, Steps steps) {
        return new Simulation(columns, span, terms, fold).run(steps);
    }

    /** What buying at the first open and selling at the last close made of it, after fees. */
    static Leg hold(Columns columns, Span span, Terms terms) {
        int first = span.first(columns);
        int end = span.end(columns);
        Account account = new Account(columns, terms);
        double[] equity = new double[end - first + 1];
        equity[0] = 1;
        account.turn(1, first);
        for (int i = first; i < end; i++) {
            equity[i - first + 1] = account.mark(i);
        }
        equity[end - first] = account.closeOut(end - 1);
        return new Leg(
                Equity.over(columns, first, equity), account.trades(), end - first, end - first, account.traded());
    }

    private Leg run(Steps steps) {
        int start = span.start(columns);
        int first = span.first(columns);
        int end = span.end(columns);
        double[] equity = new double[end - first + 1];
        equity[0] = 1;
        for (int i = start; i < end; i += Steps.BATCH) {
            int until = Math.min(end, i + Steps.BATCH);
            fold(i, until, first, equity);
            steps.advance(until - i);
        }
        equity[end - first] = account.closeOut(end - 1);
        return new Leg(Equity.over(columns, first, equity), account.trades(), end - first, held, account.traded());
    }

    private void fold(int from, int until, int first, double[] equity) {
        int slot = (from - span.start(columns)) % waiting.length;
        for (int i = from; i < until; i++) {
            if (i >= first) {
                account.turn(waiting[slot], i);
                equity[i - first + 1] = account.mark(i);
                held += account.holds() ? 1 : 0;
            }
            fold.update(columns.bar(i));
            waiting[slot] = decide(i);
            slot = slot + 1 == waiting.length ? 0 : slot + 1;
        }
    }

    /** The position wanted after the candle {@code index}; its size is settled when the side changes. */
    private double decide(int index) {
        if (!fold.ready()) {
            return 0;
        }
        Side now = fold.side();
        if (now != side) {
            side = now;
            target = target(now, index);
        }
        return target;
    }

    private double target(Side now, int index) {
        return switch (now) {
            case FLAT -> 0;
            case LONG -> terms.sizing().share(columns, index, fold.strength());
            case SHORT -> terms.shorts() ? -terms.sizing().share(columns, index, fold.strength()) : 0;
        };
    }
}
