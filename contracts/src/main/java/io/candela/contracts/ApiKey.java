package io.candela.contracts;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key: {@code cdl_test_} or {@code cdl_live_}, 32 random base-62 characters (190 bits), and 6 characters that
 * check the rest, so that a mistyped key is refused, and a leaked one recognised, without a look-up.
 *
 * @param text the key as its owner writes it
 */
public record ApiKey(String text) {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 32;
    private static final int CHECKSUM_LENGTH = 6;
    private static final Pattern FORM = Pattern.compile("cdl_(test|live)_[0-9A-Za-z]{38}");

    public ApiKey {
        if (!wellFormed(text)) {
            throw new IllegalArgumentException("Not an API key");
        }
    }

    /** A new key. {@code random} must be cryptographically strong. */
    public static ApiKey generate(KeyMode mode, RandomGenerator random) {
        StringBuilder text = new StringBuilder("cdl_").append(mode.code()).append('_');
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new ApiKey(text + checksum(text.toString()));
    }

    /** The key that {@code text} is, or nothing if its form or its checksum is wrong. */
    public static Optional<ApiKey> parse(String text) {
        return wellFormed(text) ? Optional.of(new ApiKey(text)) : Optional.empty();
    }

    public KeyMode mode() {
        return text.startsWith("cdl_live_") ? KeyMode.LIVE : KeyMode.TEST;
    }

    /** Lower-case hex SHA-256 of the key: all that is ever stored of it. */
    public String hash() {
        return Sha256.of(text);
    }

    /** The beginning of the key, which its owner can recognise it by and nobody can use. */
    public String hint() {
        return text.substring(0, "cdl_test_".length() + 4);
    }

    /** Only the hint, so that a key never gets into a log by accident. */
    @Override
    public String toString() {
        return hint() + "…";
    }

    private static boolean wellFormed(String text) {
        return FORM.matcher(text).matches()
                && text.endsWith(checksum(text.substring(0, text.length() - CHECKSUM_LENGTH)));
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < CHECKSUM_LENGTH; i++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }
}
