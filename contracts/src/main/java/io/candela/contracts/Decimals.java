package io.candela.contracts;

import java.math.BigDecimal;

/** The one form that decimal numbers have here: plain notation, trailing zeros stripped, never in exponent form. */
public final class Decimals {
    private Decimals() {}

    /**
     * The canonical form of {@code value}: the same number with the smallest scale of at least 0, so that equal numbers
     * are equal objects and print the same digits.
     */
    public static BigDecimal canonical(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The canonical decimal that {@code text} writes. Throws {@link NumberFormatException} for anything else. */
    public static BigDecimal parse(String text) {
        return canonical(new BigDecimal(text));
    }

    static BigDecimal positive(BigDecimal value, String what) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(what + " must be above 0, not " + value.toPlainString());
        }
        return canonical(value);
    }

    static BigDecimal notNegative(BigDecimal value, String what) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(what + " must not be below 0, but is " + value.toPlainString());
        }
        return canonical(value);
    }

    static BigDecimal ratio(BigDecimal value, String what) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(what + " must lie between 0 and 1, not " + value.toPlainString());
        }
        return canonical(value);
    }
}
