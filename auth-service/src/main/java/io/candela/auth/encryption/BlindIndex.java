package io.candela.auth.encryption;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes of a value what it can be found by, though nobody without the keys can tell the value from it: the id of a key,
 * and a pseudo-random function of the value under that key.
 */
public final class BlindIndex {
    private static final int ID = Integer.BYTES;
    private static final int HASH = 16;

    private final Map<Integer, Prf> functions;
    private final int primary;

    BlindIndex(KeysetHandle keys) {
        try {
            PrfConfig.register();
            PrfSet set = keys.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
            this.functions = Map.copyOf(set.getPrfs());
            this.primary = set.getPrimaryId();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key set is of no use for an index", e);
        }
    }

    /** What {@code value} is to be stored under. */
    public byte[] of(String value) {
        return entry(primary, value);
    }

    /** All that {@code value} may have been stored under, by whichever key, in an order that depends on the keys alone. */
    public List<byte[]> candidates(String value) {
        return functions.keySet().stream().sorted().map(id -> entry(id, value)).toList();
    }

    /** How all begins that the primary key indexes. */
    public byte[] primaryPrefix() {
        return ByteBuffer.allocate(ID).putInt(primary).array();
    }

    private byte[] entry(int id, String value) {
        try {
            byte[] hash = Objects.requireNonNull(functions.get(id), "The set has this key")
                    .compute(value.getBytes(StandardCharsets.UTF_8), HASH);
            return ByteBuffer.allocate(ID + HASH).putInt(id).put(hash).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing can be indexed", e);
        }
    }
}
