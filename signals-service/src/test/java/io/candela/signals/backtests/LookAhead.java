package io.candela.signals.backtests;

import io.candela.contracts.Instrument;
import io.candela.signals.history.Columns;
import io.candela.signals.strategies.Stance;
import io.candela.signals.strategies.Strategy;
import io.candela.signals.strategies.UniverseSetup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The proof that a strategy does not know the future: what it says of the first candles is the same whether or not there
 * are more. Whoever peeks, through the candles, a static field or anything else that is filled from all of them, says
 * something else once the future is taken away.
 */
final class LookAhead {
    private static final Span EVER = new Span(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), 0);

    private LookAhead() {}

    /**
     * The index of the first candle of which something else is said when the world ends before {@code cut}; empty for a
     * strategy that does not know the future.
     *
     * @param begin how a fold begins in a world of these candles
     */
    static OptionalInt firstChange(Function<Columns, Strategy.Fold> begin, Columns columns, int cut) {
        // All first: whoever remembers it knows too much afterwards.
        List<Optional<Stance>> all = words(begin, columns);
        List<Optional<Stance>> past = words(begin, before(columns, cut));
        for (int i = 0; i < cut; i++) {
            if (!past.get(i).equals(all.get(i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The same for a strategy over a universe: the open time of the first candles of which something else is said when the
     * world ends before {@code cut}.
     *
     * @param begin how it begins in a world of these candles
     */
    static Optional<Instant> firstChange(
            Function<List<Columns>, UniverseSetup> begin, List<Columns> markets, Instant cut) {
        SortedMap<Instant, Map<Instrument, Stance>> all = stances(begin, markets);
        SortedMap<Instant, Map<Instrument, Stance>> past = stances(
                begin,
                markets.stream()
                        .map(columns -> before(columns, columns.indexAt(cut)))
                        .toList());
        return all.headMap(cut).keySet().stream()
                .filter(close -> !Objects.equals(all.get(close), past.get(close)))
                .findFirst();
    }

    private static SortedMap<Instant, Map<Instrument, Stance>> stances(
            Function<List<Columns>, UniverseSetup> begin, List<Columns> markets) {
        SortedMap<Instant, Map<Instrument, Stance>> stances = new TreeMap<>();
        Steps steps = new Steps(Oversight.none(), 0);
        Closes.decide(begin.apply(markets), markets, EVER, steps, (market, index, stance) -> {
            Columns columns = markets.get(market);
            if (stance != null) {
                stances.computeIfAbsent(columns.openTime(index), _ -> new HashMap<>())
                        .put(columns.instrument(), stance);
            }
        });
        return stances;
    }

    static Columns before(Columns columns, int cut) {
        Columns.Builder builder = new Columns.Builder(columns.instrument(), columns.interval());
        for (int i = 0; i < cut; i++) {
            builder.add(columns.openTime(i), columns.bar(i));
        }
        return builder.build();
    }

    private static List<Optional<Stance>> words(Function<Columns, Strategy.Fold> begin, Columns columns) {
        Strategy.Fold fold = begin.apply(columns);
        List<Optional<Stance>> words = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fold.update(columns.bar(i));
            words.add(fold.ready() ? Optional.of(Stance.of(fold)) : Optional.empty());
        }
        return words;
    }
}
