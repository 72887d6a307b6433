package io.candela.signals.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import java.time.Instant;

/** Whose candles they are. */
record Series(Environment environment, Instrument instrument, Interval interval) {
    static Series of(Candle candle) {
        return new Series(candle.environment(), candle.instrument(), candle.interval());
    }

    Instant closeTime(Instant openTime) {
        return openTime.plus(interval.length());
    }
}
