package io.candela.marketdata.prices;

import static java.util.Comparator.comparing;

import io.candela.contracts.Decimals;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What an instrument that is not traded is worth by the prices of others. Methodology {@code cross-1}: the prices of the
 * direct legs are multiplied, what comes out is divided by the product of the inverse ones, and rounded to 16 digits. The
 * doubts of all legs are added up. It is as old as its oldest leg, and stale as soon as any is.
 *
 * @param path at least one leg; each begins with the currency with which the one before ends
 */
record CrossRate(Instrument instrument, List<Leg> path) {
    static final String METHODOLOGY = "cross-1";

    private static final MathContext DIGITS = new MathContext(16, RoundingMode.HALF_EVEN);

    BigDecimal price() {
        return Decimals.canonical(product(false).divide(product(true), DIGITS));
    }

    BigDecimal confidence() {
        BigDecimal doubt = path.stream()
                .map(leg -> BigDecimal.ONE.subtract(leg.price().confidence()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Decimals.canonical(BigDecimal.ONE.subtract(doubt).max(BigDecimal.ZERO));
    }

    /** How many venues the leg with the fewest was made of. */
    int venues() {
        return path.stream().mapToInt(leg -> leg.price().venues()).min().orElseThrow();
    }

    Instant asOf() {
        return earliest(Price::asOf);
    }

    /** When the trade was received that the oldest leg was made of. */
    Instant receivedAt() {
        return path.stream()
                .map(Leg::price)
                .min(comparing(Price::asOf))
                .orElseThrow()
                .receivedAt();
    }

    Instant staleAt() {
        return earliest(Price::staleAt);
    }

    private Instant earliest(Function<Price, Instant> time) {
        return path.stream()
                .map(leg -> time.apply(leg.price()))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private BigDecimal product(boolean inverse) {
        return path.stream()
                .filter(leg -> leg.inverse() == inverse)
                .map(leg -> leg.price().price())
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
    }
}
