package io.candela.signals.metrics;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;

/** The standard normal distribution. */
final class Normal {
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);

    private Normal() {}

    static double density(double z) {
        return Math.exp(-z * z / 2) / SQRT_2_PI;
    }

    /** The probability of a value up to {@code z}. */
    static double cumulative(double z) {
        return Erfc.value(-z / SQRT_2) / 2;
    }

    /** The value up to which the probability is {@code p}. */
    static double quantile(double p) {
        return -SQRT_2 * InverseErfc.value(2 * p);
    }
}
