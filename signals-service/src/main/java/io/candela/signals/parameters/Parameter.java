package io.candela.signals.parameters;

import io.candela.contracts.Decimals;
import java.math.BigDecimal;

/**
 * A number that a strategy or an indicator can be run with.
 *
 * @param name a lower-camel-case word
 * @param minimum the least value, inclusive
 * @param maximum the greatest value, inclusive
 * @param standard what is taken where nothing is said
 */
public record Parameter(
        String name, String description, Kind kind, BigDecimal minimum, BigDecimal maximum, BigDecimal standard) {

    /** What numbers it may be. */
    public enum Kind {
        WHOLE,
        DECIMAL
    }

    public Parameter {
        minimum = Decimals.canonical(minimum);
        maximum = Decimals.canonical(maximum);
        standard = Decimals.canonical(standard);
        if (standard.compareTo(minimum) < 0 || standard.compareTo(maximum) > 0) {
            throw new IllegalArgumentException(name + " has a standard value out of its own range");
        }
    }

    /** A whole number. */
    public static Parameter whole(String name, String description, int minimum, int maximum, int standard) {
        return new Parameter(
                name,
                description,
                Kind.WHOLE,
                BigDecimal.valueOf(minimum),
                BigDecimal.valueOf(maximum),
                BigDecimal.valueOf(standard));
    }

    /** Any decimal number in the range. */
    public static Parameter decimal(String name, String description, String minimum, String maximum, String standard) {
        return new Parameter(
                name,
                description,
                Kind.DECIMAL,
                new BigDecimal(minimum),
                new BigDecimal(maximum),
                new BigDecimal(standard));
    }

    /** {@code value} as JSON has it: a number if it is a whole one, and a decimal string otherwise. */
    public Object json(BigDecimal value) {
        return switch (kind) {
            case WHOLE -> value.intValueExact();
            case DECIMAL -> Decimals.canonical(value).toPlainString();
        };
    }

    /** {@code value} in its canonical form if it may be taken; otherwise throws {@link IllegalArgumentException}. */
    BigDecimal check(BigDecimal value) {
        BigDecimal canonical = Decimals.canonical(value);
        if (kind == Kind.WHOLE && canonical.scale() > 0) {
            throw new IllegalArgumentException(
                    "%s must be a whole number, not %s".formatted(name, canonical.toPlainString()));
        }
        if (canonical.compareTo(minimum) < 0 || canonical.compareTo(maximum) > 0) {
            throw new IllegalArgumentException("%s must lie between %s and %s, not at %s"
                    .formatted(name, minimum.toPlainString(), maximum.toPlainString(), canonical.toPlainString()));
        }
        return canonical;
    }
}
