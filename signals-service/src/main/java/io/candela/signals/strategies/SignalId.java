package io.candela.signals.strategies;

import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Sha256;
import java.time.Instant;

/**
 * The id of a signal: the first 128 bits, in lower-case hex, of the SHA-256 of strategy, version, parameters,
 * instrument, interval and the candle's open time. Whoever has the same candles comes to the same id.
 */
public final class SignalId {
    public static final String FORM = "[0-9a-f]{32}";

    private static final int DIGITS = 32;

    private SignalId() {}

    public static String of(Configured setup, Instrument instrument, Interval interval, Instant openTime) {
        String cause = String.join("\n", setup.label(), instrument.id(), interval.code(), openTime.toString());
        return Sha256.of(cause).substring(0, DIGITS);
    }
}
