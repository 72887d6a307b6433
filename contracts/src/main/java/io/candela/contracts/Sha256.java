package io.candela.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) of what is added piece by piece; every Java platform has it. One use, one thread. */
public final class Sha256 {
    private final MessageDigest digest;

    public Sha256() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Of the UTF-8 form of {@code text}, in lower-case hex. */
    public static String of(String text) {
        return new Sha256().add(text).hex();
    }

    public Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds the UTF-8 form of {@code text}. */
    public Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash in lower-case hex: 64 digits. Ends the use. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
