package io.candela.signals.backtests;

import io.candela.contracts.Instrument;
import io.candela.contracts.Signal.Side;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Bar;
import io.candela.signals.strategies.Strategy;
import io.candela.signals.strategies.UniverseRun;
import io.candela.signals.strategies.UniverseSetup;
import io.candela.signals.strategies.UniverseStrategy.Stance;
import java.nio.DoubleBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's part in a universe: what was decided at the closes of all is said again bar by bar, 9 bytes for each.
 * The decisions are made in the order of time, so none of them knows a later bar. It tells no reasons.
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
        UniverseRun run = new UniverseRun(setup, markets.getFirst().interval());
        int[] next = markets.stream().mapToInt(span::start).toArray();
        long[] closes = markets.stream()
                .flatMapToLong(columns -> Arrays.stream(columns.openTimes(), span.start(columns), span.end(columns)))
                .sorted()
                .distinct()
                .toArray();
        for (long close : closes) {
            steps.check();
            Map<Instrument, Bar> bars = new HashMap<>();
            List<Integer> here = new ArrayList<>();
            for (int i = 0; i < next.length; i++) {
                Columns columns = markets.get(i);
                if (next[i] < span.end(columns) && columns.openTimes()[next[i]] == close) {
                    bars.put(columns.instrument(), columns.bar(next[i]));
                    here.add(i);
                }
            }
            Map<Instrument, Stance> stances = run.close(Instant.ofEpochSecond(close), bars);
            for (int i : here) {
                Columns columns = markets.get(i);
                folds.get(i).put(next[i] - span.start(columns), stances.get(columns.instrument()));
                next[i]++;
            }
        }
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
