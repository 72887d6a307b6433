package io.candela.signals.scorecards;

import io.candela.contracts.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Means and shares, to 8 decimal places, rounded half to even. */
final class Averages {
    private static final int PLACES = 8;

    private Averages() {}

    static int hits(List<Outcome> outcomes) {
        return (int) outcomes.stream().filter(Outcome::hit).count();
    }

    static BigDecimal share(int part, int whole) {
        return divide(BigDecimal.valueOf(part), whole);
    }

    /** The mean of at least one value. */
    static BigDecimal mean(Stream<BigDecimal> values) {
        return Objects.requireNonNull(meanOfKnown(values));
    }

    /** The mean of those values that are there; null where none is. */
    static @Nullable BigDecimal meanOfKnown(Stream<? extends @Nullable BigDecimal> values) {
        List<BigDecimal> known =
                values.filter(Objects::nonNull).map(Objects::requireNonNull).toList();
        return known.isEmpty() ? null : divide(known.stream().reduce(BigDecimal.ZERO, BigDecimal::add), known.size());
    }

    private static BigDecimal divide(BigDecimal sum, int count) {
        return Decimals.canonical(sum.divide(BigDecimal.valueOf(count), PLACES, RoundingMode.HALF_EVEN));
    }
}
