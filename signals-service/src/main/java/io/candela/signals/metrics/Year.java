package io.candela.signals.metrics;

import io.candela.contracts.Interval;

/** The year that numbers are annualised to: 365.25 days, since crypto trades on all of them. */
public final class Year {
    private static final double SECONDS = 365.25 * 24 * 60 * 60;

    private Year() {}

    /** How many candles of {@code interval} a year has: 2,191.5 of four hours. */
    public static double periods(Interval interval) {
        return SECONDS / interval.length().toSeconds();
    }
}
