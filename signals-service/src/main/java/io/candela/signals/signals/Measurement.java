package io.candela.signals.signals;

import io.candela.contracts.Instrument;
import java.time.Instant;

/**
 * What a strategy over a universe measured of one instrument at the close of a candle.
 *
 * @param since open time of the first candle that the measure had seen
 */
record Measurement(Instrument instrument, Seen candle, Instant since, double value) {
    Measurement {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A measure is a finite number, not " + value);
        }
    }

    Instant openTime() {
        return candle.openTime();
    }

    /** Whether {@code other}, of the same candle, makes no difference. */
    boolean saysTheSameAs(Measurement other) {
        return value == other.value && candle.revision() == other.candle.revision();
    }
}
