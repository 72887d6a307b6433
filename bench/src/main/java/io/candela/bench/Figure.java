package io.candela.bench;

import java.util.Locale;

/**
 * One number that was measured.
 *
 * @param metric its name, which stays the same from run to run
 */
public record Figure(String metric, double value, String unit) {
    @Override
    public String toString() {
        return "%s %s %s".formatted(metric, number(), unit);
    }

    /** The value in as many digits as it can be trusted in. */
    public String number() {
        double size = Math.abs(value);
        String form = size >= 1000 || value == Math.rint(value) ? "%.0f" : size >= 10 ? "%.1f" : "%.3f";
        return String.format(Locale.ROOT, form, value);
    }
}
