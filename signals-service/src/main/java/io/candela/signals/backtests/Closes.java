package io.candela.signals.backtests;

import io.candela.contracts.Instrument;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Bar;
import io.candela.signals.strategies.Stance;
import io.candela.signals.strategies.UniverseRun;
import io.candela.signals.strategies.UniverseSetup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The markets of a universe, compared at one close after the other, so that no decision knows a later bar. */
final class Closes {
    private Closes() {}

    /** Decides all closes in {@code span}; throws {@link java.util.concurrent.CancellationException} as {@code steps} do. */
    static void decide(UniverseSetup setup, List<Columns> markets, Span span, Steps steps, Decided decided) {
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
                decided.at(i, next[i], stances.get(markets.get(i).instrument()));
                next[i]++;
            }
        }
    }

    /** Whoever is told what was decided. */
    @FunctionalInterface
    interface Decided {
        /**
         * Of the bar {@code index} of a market.
         *
         * @param stance absent where the market is not compared yet
         */
        void at(int market, int index, @Nullable Stance stance);
    }
}
