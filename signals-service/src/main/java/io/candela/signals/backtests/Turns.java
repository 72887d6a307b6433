package io.candela.signals.backtests;

import io.candela.signals.strategies.Turn;
import java.util.Comparator;
import java.util.List;

/**
 * What a setup would have said live.
 *
 * @param first the first turns, in the order of time and, at one time, of the instruments
 * @param count how many there were in all
 */
public record Turns(List<Turn> first, long count) {
    private static final Comparator<Turn> ORDER =
            Comparator.comparing(Turn::candleOpenTime).thenComparing(Turn::instrument);

    public Turns {
        first = List.copyOf(first);
    }

    /** Those of several runs, of which the first {@code most} are kept. Each run has kept as many, if it had as many. */
    public static Turns together(List<Turns> runs, int most) {
        return new Turns(
                runs.stream()
                        .flatMap(turns -> turns.first.stream())
                        .sorted(ORDER)
                        .limit(most)
                        .toList(),
                runs.stream().mapToLong(Turns::count).sum());
    }
}
