package io.candela.signals.scorecards;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import java.time.Duration;
import java.time.Instant;

/** The candles of one instrument and interval. */
record CandleSeries(Instrument instrument, Interval interval) {
    static CandleSeries of(Candle candle) {
        return new CandleSeries(candle.instrument(), candle.interval());
    }

    /** The open time of the first candle that opens at {@code time} or after it. */
    Instant openAtOrAfter(Instant time) {
        return interval.ceiling(time);
    }

    /** How long {@code candles} candles last. */
    Duration length(int candles) {
        return interval.length().multipliedBy(candles);
    }

    /** How many candles open from {@code from}, inclusive, to {@code to}, exclusive; both are open times. */
    int candles(Instant from, Instant to) {
        return (int) (Duration.between(from, to).toSeconds() / interval.length().toSeconds());
    }
}
