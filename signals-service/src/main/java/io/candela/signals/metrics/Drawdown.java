package io.candela.signals.metrics;

/**
 * How far and how long a curve stood below its own past.
 *
 * @param deepest the greatest fall from a peak as a share of the peak, 0 to 1
 * @param longest the most periods from a peak until it was reached again, or until the end; 0 for a curve that never falls
 */
public record Drawdown(double deepest, int longest) {

    /** The drawdown of a curve of values above 0, or at 0 once nothing is left. */
    public static Drawdown of(double[] curve) {
        double peak = 0;
        double deepest = 0;
        int peakAt = 0;
        int longest = 0;
        for (int i = 0; i < curve.length; i++) {
            if (curve[i] >= peak) {
                peak = curve[i];
                peakAt = i;
                continue;
            }
            deepest = Math.max(deepest, 1 - curve[i] / peak);
            // One more where the next value is the peak again: then the way back up ends there.
            int end = Math.min(i + 1, curve.length - 1);
            longest = Math.max(longest, end - peakAt);
        }
        return new Drawdown(deepest, longest);
    }
}
