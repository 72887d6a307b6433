package io.candela.signals.metrics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.numbers.arrays.Selection;

/**
 * The simple returns of a curve, {@code r[t] = v[t] / v[t-1] - 1}, and what their distribution says. All moments are
 * computed once; skew and kurtosis are those that pandas gives, corrected for the size of the sample (Joanes and Gill,
 * "Comparing measures of sample skewness and kurtosis", 1998: G1 and G2).
 *
 * <p>Measures of loss are positive: a value at risk of 0.03 is a loss of 3 % in one period.
 */
public final class Returns {
    private static final double TAIL = 0.95;

    private final double[] values;
    private final double periodsPerYear;
    private final double mean;
    private final double squares;
    private final double cubes;
    private final double fourths;
    private final Map<Double, Double> quantiles = new HashMap<>();

    private Returns(double[] values, double periodsPerYear) {
        this.values = values;
        this.periodsPerYear = periodsPerYear;
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        this.mean = sum / values.length;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            double distance = value - mean;
            double square = distance * distance;
            second += square;
            third += square * distance;
            fourth += square * square;
        }
        this.squares = second;
        this.cubes = third;
        this.fourths = fourth;
    }

    /**
     * The returns from each of {@code curve}'s values to the next; 0 from a value of 0 on, where nothing is left.
     *
     * @param curve not negative
     * @param periodsPerYear how many of its steps a year has: {@link Year#periods}
     */
    public static Returns of(double[] curve, double periodsPerYear) {
        double[] values = new double[Math.max(0, curve.length - 1)];
        for (int i = 0; i < values.length; i++) {
            values[i] = curve[i] == 0 ? 0 : curve[i + 1] / curve[i] - 1;
        }
        return new Returns(values, periodsPerYear);
    }

    /** The {@code count} returns from {@code start} on, as returns of their own. */
    Returns part(int start, int count) {
        return new Returns(Arrays.copyOfRange(values, start, start + count), periodsPerYear);
    }

    /** How many there are. */
    public int size() {
        return values.length;
    }

    /** The arithmetic mean per period. */
    public double mean() {
        return mean;
    }

    /** The standard deviation per period, of a sample: {@code sqrt(sum((r - mean)^2) / (n - 1))}. */
    public double deviation() {
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }

    /** The standard deviation in a year: {@code deviation * sqrt(P)}. */
    public double volatility() {
        return deviation() * Math.sqrt(periodsPerYear);
    }

    /** The Sharpe ratio per period, {@code mean / deviation} (W. F. Sharpe, "The Sharpe Ratio", 1994), not annualised. */
    public double sharpePerPeriod() {
        return ratio(mean, deviation());
    }

    /** The Sharpe ratio in a year: {@code mean / deviation * sqrt(P)}. */
    public double sharpe() {
        return sharpePerPeriod() * Math.sqrt(periodsPerYear);
    }

    /**
     * The Sortino ratio in a year: {@code mean / sqrt(sum(min(r, 0)^2) / n) * sqrt(P)}; the target return is 0 (F. A.
     * Sortino and L. N. Price, "Performance Measurement in a Downside Risk Framework", 1994).
     */
    public double sortino() {
        double sum = 0;
        for (double value : values) {
            double loss = Math.min(value, 0);
            sum += loss * loss;
        }
        return ratio(mean, Math.sqrt(sum / values.length)) * Math.sqrt(periodsPerYear);
    }

    /** The skewness, {@code G1 = sqrt(n (n - 1)) / (n - 2) * m3 / m2^1.5}; negative where losses have the longer tail. */
    public double skew() {
        double n = values.length;
        double m2 = squares / n;
        return n < 3 ? Double.NaN : ratio(Math.sqrt(n * (n - 1)) / (n - 2) * (cubes / n), m2 * Math.sqrt(m2));
    }

    /**
     * The kurtosis in excess of the normal distribution's 3, {@code G2 = (n - 1) / ((n - 2) (n - 3)) * ((n + 1) (m4 / m2^2
     * - 3) + 6)}.
     */
    public double kurtosis() {
        double n = values.length;
        double m2 = squares / n;
        double excess = ratio(fourths / n, m2 * m2) - 3;
        return n < 4 ? Double.NaN : (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6);
    }

    /**
     * The return below which the share {@code p} of all lies, between two returns in proportion (type 7 of Hyndman and Fan,
     * "Sample Quantiles in Statistical Packages", 1996, which numpy and pandas use).
     */
    public double quantile(double p) {
        return values.length == 0 ? Double.NaN : quantiles.computeIfAbsent(p, this::between);
    }

    /** The historical value at risk: the loss that is exceeded in the share {@code 1 - confidence} of all periods. */
    public double valueAtRisk(double confidence) {
        return -quantile(1 - confidence);
    }

    /** The historical expected shortfall: the mean of the losses that are at least the {@link #valueAtRisk}. */
    public double conditionalValueAtRisk(double confidence) {
        double limit = quantile(1 - confidence);
        double sum = 0;
        int count = 0;
        for (double value : values) {
            if (value <= limit) {
                sum += value;
                count++;
            }
        }
        return -sum / count;
    }

    /**
     * The value at risk of a normal distribution bent to the skew S and the excess kurtosis K of the returns: {@code -(mean +
     * deviation * w)} with {@code w = z + (z^2 - 1) S / 6 + (z^3 - 3 z) K / 24 - (2 z^3 - 5 z) S^2 / 36} and z the normal
     * quantile at {@code 1 - confidence} (Cornish and Fisher 1937; L. Favre and J. A. Galeano, "Mean-Modified
     * Value-at-Risk Optimization with Hedge Funds", 2002).
     */
    public double cornishFisherValueAtRisk(double confidence) {
        double z = Normal.quantile(1 - confidence);
        double s = skew();
        double w = z + (z * z - 1) * s / 6 + (z * z - 3) * z * kurtosis() / 24 - (2 * z * z - 5) * z * s * s / 36;
        return -(mean + deviation() * w);
    }

    /**
     * The mean of the losses beyond {@link #cornishFisherValueAtRisk}, that is its w integrated over the tail: {@code -mean +
     * deviation * phi(z) / (1 - confidence) * (1 + z S / 6 + (z^2 - 1) K / 24 - (2 z^2 - 1) S^2 / 36)} (D. Maillard, "A
     * User's Guide to the Cornish Fisher Expansion", 2012).
     */
    public double cornishFisherConditionalValueAtRisk(double confidence) {
        double z = Normal.quantile(1 - confidence);
        double s = skew();
        double bent = 1 + z * s / 6 + (z * z - 1) * kurtosis() / 24 - (2 * z * z - 1) * s * s / 36;
        return -mean + deviation() * Normal.density(z) / (1 - confidence) * bent;
    }

    /** The 95 % quantile over the distance of the 5 % quantile from 0: above 1 where the best periods outweigh the worst. */
    public double tailRatio() {
        return ratio(Math.abs(quantile(TAIL)), Math.abs(quantile(1 - TAIL)));
    }

    /** The sum of the gains over the sum of the losses. */
    public double profitFactor() {
        double gains = 0;
        double losses = 0;
        for (double value : values) {
            gains += Math.max(value, 0);
            losses -= Math.min(value, 0);
        }
        return ratio(gains, losses);
    }

    /** {@code cov(r, benchmark) / var(benchmark)}: how much of the benchmark's moves these returns make. */
    public double beta(Returns benchmark) {
        return ratio(products(benchmark), benchmark.squares);
    }

    /** Pearson's correlation with {@code other}, -1 to 1. */
    public double correlation(Returns other) {
        return ratio(products(other), Math.sqrt(squares) * Math.sqrt(other.squares));
    }

    private double products(Returns other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(
                    "%d returns are compared with %d".formatted(values.length, other.values.length));
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (values[i] - mean) * (other.values[i] - other.mean);
        }
        return sum;
    }

    private double between(double p) {
        double place = p * (values.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, values.length - 1);
        // Only these two are put where they would stand if all were sorted, which takes a tenth of the time.
        double[] copy = values.clone();
        Selection.select(copy, new int[] {below, above});
        return copy[below] + (place - below) * (copy[above] - copy[below]);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }
}
