package io.candela.signals.signals;

import io.candela.signals.strategies.Configured;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The id of a signal: the first 128 bits, in lower-case hex, of the SHA-256 of strategy, version, parameters,
 * instrument, interval and the candle's open time. Whoever has the same candles comes to the same id.
 */
final class SignalId {
    static final String FORM = "[0-9a-f]{32}";

    private static final int BYTES = 16;

    private SignalId() {}

    static String of(Configured setup, Series series, Instant openTime) {
        String cause = String.join(
                "\n", setup.label(), series.instrument().id(), series.interval().code(), openTime.toString());
        return HexFormat.of().formatHex(sha256(cause), 0, BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
