package io.candela.signals.backtests;

import io.candela.contracts.Signal.Side;
import io.candela.signals.history.Columns;
import io.candela.signals.strategies.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The proof that a strategy does not know the future: what it says of the first candles is the same whether or not there
 * are more. Whoever peeks, through the candles, a static field or anything else that is filled from all of them, says
 * something else once the future is taken away.
 */
final class LookAhead {
    private LookAhead() {}

    /**
     * The index of the first candle of which something else is said when the world ends before {@code cut}; empty for a
     * strategy that does not know the future.
     *
     * @param begin how a fold begins in a world of these candles
     */
    static OptionalInt firstChange(Function<Columns, Strategy.Fold> begin, Columns columns, int cut) {
        List<Word> past = words(begin, before(columns, cut));
        List<Word> all = words(begin, columns);
        for (int i = 0; i < cut; i++) {
            if (!past.get(i).equals(all.get(i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static Columns before(Columns columns, int cut) {
        Columns.Builder builder = new Columns.Builder(columns.instrument(), columns.interval());
        for (int i = 0; i < cut; i++) {
            builder.add(columns.openTime(i), columns.bar(i));
        }
        return builder.build();
    }

    private static List<Word> words(Function<Columns, Strategy.Fold> begin, Columns columns) {
        Strategy.Fold fold = begin.apply(columns);
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fold.update(columns.bar(i));
            words.add(
                    fold.ready()
                            ? new Word(true, fold.side(), fold.strength(), Map.copyOf(fold.reason()))
                            : new Word(false, Side.FLAT, 0, Map.of()));
        }
        return words;
    }

    /** All that a strategy says after a bar. */
    private record Word(boolean ready, Side side, double strength, Map<String, Double> reason) {}
}
