package io.candela.signals.backtests;

import io.candela.contracts.Signal.Side;
import io.candela.signals.history.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An account that starts with 1 and holds at most one position in one instrument: cash and units, negative when short. A
 * position that changes is closed before the new one is opened; both fills pay. Once nothing is left, nothing is traded.
 */
final class Account {
    private final Columns columns;
    private final double fee;
    private final double slippage;
    private final List<Trade> trades = new ArrayList<>();

    private double cash = 1;
    private double units;
    /** The position as a share of the equity at its entry, negative when short. */
    private double position;

    private double cashBefore;
    private double entryPrice;
    private int entryIndex;
    private double traded;

    Account(Columns columns, Terms terms) {
        this.columns = columns;
        this.fee = terms.fee();
        this.slippage = terms.slippage();
    }

    /** Takes {@code target}, a share of the equity, at the open of the candle {@code index}, unless it is held already. */
    void turn(double target, int index) {
        if (target == position || (cash <= 0 && units == 0)) {
            return;
        }
        double price = columns.open()[index];
        if (units != 0) {
            close(price, columns.openTime(index), false);
        }
        if (target != 0 && cash > 0) {
            open(target, price, index);
        }
        position = target;
    }

    /** The equity at the close of the candle {@code index}; a short that has lost everything ends there. */
    double mark(int index) {
        double equity = cash + units * columns.close()[index];
        if (equity <= 0) {
            closeOut(index);
        }
        return Math.max(equity, 0);
    }

    /** Ends the position, if there is one, at the close of the candle {@code index}; returns what is left. */
    double closeOut(int index) {
        if (units != 0) {
            close(
                    columns.close()[index],
                    columns.openTime(index).plus(columns.interval().length()),
                    true);
        }
        cash = Math.max(cash, 0);
        position = 0;
        return cash;
    }

    boolean holds() {
        return units != 0;
    }

    List<Trade> trades() {
        return trades;
    }

    /** The sum of all fills, each as a share of the equity at its time. */
    double traded() {
        return traded;
    }

    private void open(double target, double price, int index) {
        double sign = Math.signum(target);
        cashBefore = cash;
        entryPrice = price * (1 + sign * slippage);
        entryIndex = index;
        // The fee comes out of the share too, so that the whole equity can be put in and no cash is owed.
        units = target * cash / (entryPrice * (1 + fee));
        double value = Math.abs(units) * entryPrice;
        cash -= units * entryPrice + value * fee;
        traded += value / cashBefore;
    }

    private void close(double price, Instant time, boolean cutOff) {
        double sign = Math.signum(units);
        double exitPrice = price * (1 - sign * slippage);
        double value = Math.abs(units) * exitPrice;
        double equity = cash + units * price;
        cash += units * exitPrice - value * fee;
        units = 0;
        traded += equity > 0 ? value / equity : 1;
        trades.add(new Trade(
                columns.instrument(),
                sign > 0 ? Side.LONG : Side.SHORT,
                Math.abs(position),
                new Fill(columns.openTime(entryIndex), entryPrice),
                new Fill(time, exitPrice),
                (Math.max(cash, 0) - cashBefore) / (Math.abs(position) * cashBefore),
                cutOff));
    }
}
