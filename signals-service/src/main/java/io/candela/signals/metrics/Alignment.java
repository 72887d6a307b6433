package io.candela.signals.metrics;

import io.candela.contracts.Instrument;
import io.candela.signals.history.Columns;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The closes of several instruments at the times at which all of them have a candle, so that their returns can be
 * compared; a return across a gap spans the gap for all.
 */
public final class Alignment {
    private final long[] openTimes;
    private final Map<Instrument, Curve> curves;

    private Alignment(long[] openTimes, Map<Instrument, Curve> curves) {
        this.openTimes = openTimes;
        this.curves = curves;
    }

    /** Throws {@link IllegalArgumentException} unless there is at least one of {@code all}, and they have one interval. */
    public static Alignment of(List<Columns> all) {
        if (all.stream().map(Columns::interval).distinct().count() != 1) {
            throw new IllegalArgumentException("Candles are aligned with others of one interval");
        }
        long[] shared = all.getFirst().openTimes();
        for (Columns columns : all) {
            shared = common(shared, columns.openTimes());
        }
        Map<Instrument, Curve> curves = new HashMap<>();
        for (Columns columns : all) {
            curves.put(columns.instrument(), Curve.of(closes(columns, shared), Year.periods(columns.interval())));
        }
        return new Alignment(shared, curves);
    }

    /** The starts of the candles that all have, in seconds since 1970. */
    public long[] openTimes() {
        return openTimes;
    }

    /** The closes of {@code instrument} at these times. */
    public Curve closes(Instrument instrument) {
        Curve curve = curves.get(instrument);
        if (curve == null) {
            throw new IllegalArgumentException(instrument + " is not among the aligned");
        }
        return curve;
    }

    private static long[] common(long[] some, long[] others) {
        long[] common = new long[Math.min(some.length, others.length)];
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < some.length && j < others.length) {
            if (some[i] == others[j]) {
                common[count++] = some[i];
                i++;
                j++;
            } else if (some[i] < others[j]) {
                i++;
            } else {
                j++;
            }
        }
        return Arrays.copyOf(common, count);
    }

    private static double[] closes(Columns columns, long[] times) {
        double[] closes = new double[times.length];
        int at = 0;
        for (int i = 0; i < times.length; i++) {
            while (columns.openTimes()[at] < times[i]) {
                at++;
            }
            closes[i] = columns.close()[at];
        }
        return closes;
    }
}
