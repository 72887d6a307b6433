package io.candela.signals.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;

/** Whose candles they are. */
record Series(Environment environment, Instrument instrument, Interval interval) {
    static Series of(Candle candle) {
        return new Series(candle.environment(), candle.instrument(), candle.interval());
    }
}
