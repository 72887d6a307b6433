package io.candela.signals.scorecards;

import io.candela.contracts.Sha256;

/**
 * How the rows of the table hold each other: the hash of a row is the SHA-256, in lower-case hex, of the hash of the row
 * before it followed by the row's JSON, both in UTF-8. The first row follows on 64 zeros.
 */
final class Chain {
    static final String ORIGIN = "0".repeat(64);

    private Chain() {}

    static String hash(String previous, String record) {
        return new Sha256().add(previous).add(record).hex();
    }
}
