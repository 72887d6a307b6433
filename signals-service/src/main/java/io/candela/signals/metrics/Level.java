package io.candela.signals.metrics;

import java.time.Instant;

/**
 * A price at which the market has turned.
 *
 * @param price the mean of the prices at which it turned
 * @param touches how often it turned there
 * @param firstTouched the start of the first candle that turned there
 * @param lastTouched the start of the last one
 */
public record Level(Kind kind, double price, int touches, Instant firstTouched, Instant lastTouched) {
    /** On which side of the newest close it lies. */
    public enum Kind {
        /** At or below: falls have ended there. */
        SUPPORT,
        /** Above: rises have ended there. */
        RESISTANCE
    }
}
