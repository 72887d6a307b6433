package io.candela.auth.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Seals what is to be stored and opens it again. What is sealed begins with the id of its key, so that all keys of the
 * set open; the primary one seals. A sealed value belongs to its context: moved to another row, it does not open.
 */
public final class Vault {
    /** How Tink begins whatever it encrypts: a version byte and the id of the key. */
    private static final int PREFIX = 5;

    private static final byte VERSION = 1;

    private final Aead aead;
    private final byte[] primary;

    Vault(KeysetHandle keys) {
        try {
            AeadConfig.register();
            this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
            this.primary = ByteBuffer.allocate(PREFIX)
                    .put(VERSION)
                    .putInt(keys.getPrimary().getId())
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key set is of no use for sealing", e);
        }
    }

    /**
     * Seals {@code content}.
     *
     * @param context what it belongs to, such as a row's id; needed again to open it
     */
    public byte[] seal(byte[] content, String context) {
        try {
            return aead.encrypt(content, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing can be sealed", e);
        }
    }

    public byte[] seal(String content, String context) {
        return seal(content.getBytes(StandardCharsets.UTF_8), context);
    }

    /** What was sealed. Throws if it was changed, belongs to another context, or if its key is not in the set. */
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed value of '%s' does not open".formatted(context), e);
        }
    }

    public String openText(byte[] sealed, String context) {
        return new String(open(sealed, context), StandardCharsets.UTF_8);
    }

    /** How all begins that the primary key sealed. */
    public byte[] primaryPrefix() {
        return Arrays.copyOf(primary, PREFIX);
    }
}
