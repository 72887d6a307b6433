package io.candela.signals.grades;

import io.candela.contracts.Grade.Horizon;
import io.candela.contracts.Interval;
import java.time.Duration;

/** How far back a grade looks, and by which candles. */
enum Outlook {
    /** The last 7 days by the hour, from a day on. */
    TRADER(Horizon.TRADER, Interval.H1, 168, 24),
    /** The last 90 days by 4 hours, from 3 days on. */
    INVESTOR(Horizon.INVESTOR, Interval.H4, 540, 18);

    private final Horizon horizon;
    private final Interval interval;
    private final int candles;
    private final int least;

    Outlook(Horizon horizon, Interval interval, int candles, int least) {
        this.horizon = horizon;
        this.interval = interval;
        this.candles = candles;
        this.least = least;
    }

    Horizon horizon() {
        return horizon;
    }

    Interval interval() {
        return interval;
    }

    /** How many candles there are when none is missing. */
    int candles() {
        return candles;
    }

    /** With fewer candles than this there is no grade at all. */
    int least() {
        return least;
    }

    /** From the oldest candle's open to the newest one's close. */
    Duration span() {
        return interval.length().multipliedBy(candles);
    }
}
