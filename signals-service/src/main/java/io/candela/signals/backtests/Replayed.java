package io.candela.signals.backtests;

import io.candela.contracts.Signal.Side;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Bar;
import io.candela.signals.strategies.Stance;
import io.candela.signals.strategies.Strategy;
import io.candela.signals.strategies.UniverseSetup;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's part in a universe: what was decided at the closes of all is said again bar by bar, 9 bytes for each.
 * It tells no reasons.
 */
final class Replayed implements Strategy.Fold {
    private final @Nullable Side[] sides;
    private final double[] strengths;
    private int at = -1;

    private Replayed(int size) {
        this.sides = new Side[size];
        this.strengths = new double[size];
    }

    /** A fold for each of {@code markets}, which are compared over {@code span}. */
    static List<Strategy.Fold> all(UniverseSetup setup, List<Columns> markets, Span span, Steps steps) {
        List<Replayed> folds = markets.stream()
                .map(columns -> new Replayed(span.steps(columns)))
                .toList();
        Closes.decide(
                setup,
                markets,
                span,
                steps,
                (market, index, stance) -> folds.get(market).put(index - span.start(markets.get(market)), stance));
        return List.copyOf(folds);
    }

    private void put(int index, @Nullable Stance stance) {
        if (stance != null) {
            sides[index] = stance.side();
            strengths[index] = stance.strength();
        }
    }

    @Override
    public void update(Bar bar) {
        at++;
    }

    @Override
    public boolean ready() {
        return at >= 0 && sides[at] != null;
    }

    @Override
    public Side side() {
        Side side = sides[at];
        if (side == null) {
            throw new IllegalStateException("It was not compared yet");
        }
        return side;
    }

    @Override
    public double strength() {
        return strengths[at];
    }

    @Override
    public Map<String, Double> reason() {
        return Map.of();
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public void save(DoubleBuffer target) {
        target.put(at);
    }

    @Override
    public void load(DoubleBuffer source) {
        at = (int) source.get();
    }
}
