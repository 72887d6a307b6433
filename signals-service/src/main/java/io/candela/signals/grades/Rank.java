package io.candela.signals.grades;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * Where a grade stands in a list, so that no two share a place.
 *
 * @param value what the list is ordered by first, in ascending order
 * @param instrument the id, by which equal values are ordered
 */
record Rank(BigDecimal value, String instrument) implements Comparable<Rank> {
    private static final Comparator<Rank> ORDER =
            Comparator.comparing(Rank::value).thenComparing(Rank::instrument);

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
