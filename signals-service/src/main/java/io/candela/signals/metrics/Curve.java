package io.candela.signals.metrics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values of a portfolio, or the closes of an instrument, at equally spaced times: what {@link Measure}s measure. */
public final class Curve {
    private final double[] values;
    private final double periodsPerYear;
    private final Returns returns;
    private @Nullable Drawdown drawdown;

    private Curve(double[] values, double periodsPerYear, Returns returns) {
        this.values = values;
        this.periodsPerYear = periodsPerYear;
        this.returns = returns;
    }

    /**
     * A curve through {@code values}, which stay as they are from now on.
     *
     * @param values above 0, or 0 once nothing is left
     * @param periodsPerYear how many steps a year has: {@link Year#periods}
     */
    public static Curve of(double[] values, double periodsPerYear) {
        return new Curve(values, periodsPerYear, Returns.of(values, periodsPerYear));
    }

    /** The part over the {@code count} returns from the {@code start}th on: {@code count + 1} values. */
    Curve part(int start, int count) {
        return new Curve(
                Arrays.copyOfRange(values, start, start + count + 1), periodsPerYear, returns.part(start, count));
    }

    public Returns returns() {
        return returns;
    }

    /** How many values there are. */
    public int size() {
        return values.length;
    }

    /** The value at index {@code i}. */
    public double value(int i) {
        return values[i];
    }

    /** {@code last / first - 1}. */
    public double totalReturn() {
        return values.length == 0 ? Double.NaN : values[values.length - 1] / values[0] - 1;
    }

    /** The compound annual growth rate: {@code (last / first)^(P / n) - 1} over n returns. */
    public double growthRate() {
        return returns.size() == 0
                ? Double.NaN
                : StrictMath.pow(values[values.length - 1] / values[0], periodsPerYear / returns.size()) - 1;
    }

    public Drawdown drawdown() {
        Drawdown known = drawdown;
        if (known == null) {
            known = Drawdown.of(values);
            drawdown = known;
        }
        return known;
    }
}
