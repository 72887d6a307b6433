package io.candela.signals.backtests;

import io.candela.contracts.Interval;
import io.candela.signals.history.Columns;
import io.candela.signals.metrics.Curve;
import io.candela.signals.metrics.Year;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What 1 of start capital was worth over time: at the start, and at the close of each candle. The arrays are handed out as
 * they are; whoever gets them only reads.
 */
public final class Equity {
    private final Interval interval;
    private final long[] times;
    private final double[] values;
    private @Nullable Curve curve;

    Equity(Interval interval, long[] times, double[] values) {
        this.interval = interval;
        this.times = times;
        this.values = values;
    }

    /** Values from the open of the candle {@code first} of {@code columns} on. */
    static Equity over(Columns columns, int first, double[] values) {
        long length = columns.interval().length().toSeconds();
        long[] times = new long[values.length];
        times[0] = columns.openTimes()[first];
        for (int i = 1; i < times.length; i++) {
            times[i] = columns.openTimes()[first + i - 1] + length;
        }
        return new Equity(columns.interval(), times, values);
    }

    /** What equal parts of the capital became together: a part that has not begun stays 1, one that has ended stays. */
    static Equity together(List<Equity> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        long[] times = parts.stream()
                .flatMapToLong(part -> Arrays.stream(part.times))
                .sorted()
                .distinct()
                .toArray();
        double[] values = new double[times.length];
        for (Equity part : parts) {
            int at = -1;
            for (int i = 0; i < times.length; i++) {
                if (at + 1 < part.times.length && part.times[at + 1] == times[i]) {
                    at++;
                }
                values[i] += (at < 0 ? 1 : part.values[at]) / parts.size();
            }
        }
        return new Equity(parts.getFirst().interval, times, values);
    }

    /** What the capital became if each of {@code parts} went on with what the one before left. */
    static Equity chained(List<Equity> parts) {
        int size = 1 + parts.stream().mapToInt(part -> part.values.length - 1).sum();
        long[] times = new long[size];
        double[] values = new double[size];
        times[0] = parts.getFirst().times[0];
        values[0] = 1;
        int at = 0;
        for (Equity part : parts) {
            double capital = values[at];
            for (int i = 1; i < part.values.length; i++) {
                at++;
                times[at] = part.times[i];
                values[at] = capital * part.values[i];
            }
        }
        return new Equity(parts.getFirst().interval, times, values);
    }

    Interval interval() {
        return interval;
    }

    /** Seconds since 1970, each later than the one before. */
    public long[] times() {
        return times;
    }

    /** 1 first; 0 once nothing is left. */
    public double[] values() {
        return values;
    }

    /** The curve to be measured. */
    public Curve curve() {
        Curve known = curve;
        if (known == null) {
            known = Curve.of(values, Year.periods(interval));
            curve = known;
        }
        return known;
    }

    /** At most {@code most} of the points, at least 2: the last, and from the first on every so many. */
    public Equity thinned(int most) {
        int last = values.length - 1;
        int step = Math.ceilDiv(last, most - 1);
        if (step <= 1) {
            return this;
        }
        int size = Math.ceilDiv(last, step) + 1;
        long[] fewerTimes = new long[size];
        double[] fewerValues = new double[size];
        for (int i = 0; i < size; i++) {
            fewerTimes[i] = times[Math.min(i * step, last)];
            fewerValues[i] = values[Math.min(i * step, last)];
        }
        return new Equity(interval, fewerTimes, fewerValues);
    }
}
