package io.candela.local;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that nobody could have known before. */
final class Password {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private Password() {}

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
