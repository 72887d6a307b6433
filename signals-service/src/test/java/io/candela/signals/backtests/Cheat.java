package io.candela.signals.backtests;

import io.candela.contracts.Signal.Side;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Bar;
import io.candela.signals.strategies.Strategy;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiPredicate;

/** Folds that know what they must not know: what the proof is tested on. */
final class Cheat implements Strategy.Fold {
    /** What an earlier pass over all candles left behind. */
    private static double highestOfAll;

    private final BiPredicate<Integer, Bar> knows;
    private int seen;
    private boolean rises;

    private Cheat(BiPredicate<Integer, Bar> knows) {
        this.knows = knows;
    }

    /** Long where the next candle closes higher. */
    static Cheat readingAhead(Columns columns) {
        return new Cheat((index, bar) -> index + 1 < columns.size() && columns.close()[index + 1] > bar.close());
    }

    /** Long in the lower half of all prices that ever will be. */
    static Cheat scaledToTheWhole(Columns columns) {
        highestOfAll = Arrays.stream(columns.high()).max().orElse(0);
        return new Cheat((_, bar) -> bar.close() < highestOfAll / 2);
    }

    @Override
    public void update(Bar bar) {
        rises = knows.test(seen++, bar);
    }

    @Override
    public boolean ready() {
        return seen > 0;
    }

    @Override
    public Side side() {
        return rises ? Side.LONG : Side.FLAT;
    }

    @Override
    public double strength() {
        return 1;
    }

    @Override
    public Map<String, Double> reason() {
        return Map.of();
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public void save(DoubleBuffer target) {}

    @Override
    public void load(DoubleBuffer source) {}
}
