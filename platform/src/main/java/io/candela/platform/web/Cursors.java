package io.candela.platform.web;

import io.candela.platform.json.RecordJson;
import io.candela.platform.problem.InvalidCursor;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;

/**
 * Makes cursors: the position in a list, sealed with HMAC-SHA-256 (RFC 2104), so that nobody can make one up or use it
 * on another list.
 */
public final class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_LENGTH = 16;

    private final SecretKeySpec secret;

    public Cursors(byte[] secret) {
        if (secret.length < SEAL_LENGTH) {
            throw new IllegalArgumentException("The cursor secret must have at least 16 bytes");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * A cursor for {@code position} in {@code list}.
     *
     * @param list what the list is, with all that selects and orders it, so that the cursor fits no other
     */
    public String seal(String list, String... position) {
        byte[] content = RecordJson.mapper().writeValueAsBytes(position);
        byte[] sealed = Arrays.copyOf(content, content.length + SEAL_LENGTH);
        System.arraycopy(mac(list, content), 0, sealed, content.length, SEAL_LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The position that {@code cursor} holds. Throws {@link InvalidCursor} if it was not made here for this list. */
    public List<String> open(String list, String cursor) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cursor);
            byte[] content = Arrays.copyOf(sealed, Math.max(0, sealed.length - SEAL_LENGTH));
            byte[] seal = Arrays.copyOfRange(sealed, content.length, sealed.length);
            if (!MessageDigest.isEqual(seal, Arrays.copyOf(mac(list, content), SEAL_LENGTH))) {
                throw new InvalidCursor();
            }
            return List.of(RecordJson.mapper().readValue(content, String[].class));
        } catch (IllegalArgumentException | JacksonException unreadable) {
            throw new InvalidCursor();
        }
    }

    private byte[] mac(String list, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
