package io.candela.local.software;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that nobody could have known before. */
public final class Password {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private Password() {}

    /** 192 random bits in hexadecimal, so that no configuration syntax needs to escape them. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
