package io.candela.signals.scorecards;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How the rows of the table hold each other: the hash of a row is the SHA-256, in lower-case hex, of the hash of the row
 * before it followed by the row's JSON, both in UTF-8. The first row follows on 64 zeros.
 */
final class Chain {
    static final String ORIGIN = "0".repeat(64);

    private Chain() {}

    static String hash(String previous, String record) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(previous.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(record.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
