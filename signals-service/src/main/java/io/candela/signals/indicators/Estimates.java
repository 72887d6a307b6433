package io.candela.signals.indicators;

import io.candela.contracts.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How numbers that are estimates, and not amounts, become decimals: by one rule, so that equal doubles give equal digits
 * everywhere.
 */
public final class Estimates {
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    private Estimates() {}

    /** {@code value}, which is finite, to 12 significant digits: rounded half to even from the exact value of the double. */
    public static BigDecimal decimal(double value) {
        return Decimals.canonical(new BigDecimal(value).round(DIGITS));
    }
}
