package io.candela.platform.ids;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Makes ids such as {@code key_01ZUW8…}: a prefix, then 48 bits of time and 80 of chance as 22 base-62 characters.
 * Compared byte by byte, ids of one kind sort by age, which is what lists page by.
 */
public final class OpaqueIds {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int LENGTH = 22;

    private final InstantSource clock;
    private final RandomGenerator random;

    public OpaqueIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new id that starts with {@code prefix} and an underscore. */
    public String next(String prefix) {
        byte[] chance = new byte[10];
        random.nextBytes(chance);
        byte[] bits =
                ByteBuffer.allocate(18).putLong(clock.millis()).put(chance).array();
        return prefix + '_' + base62(new BigInteger(1, bits));
    }

    private static String base62(BigInteger value) {
        StringBuilder digits = new StringBuilder();
        BigInteger rest = value;
        for (int i = 0; i < LENGTH; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            digits.append(DIGITS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return digits.reverse().toString();
    }
}
