package io.candela.gateway.signatures;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.greenbytes.http.sfv.InnerList;
import org.jspecify.annotations.Nullable;

/**
 * A signature as it came, not yet verified.
 *
 * @param input the covered components and the signature's parameters
 * @param keyId whose it is said to be
 * @param algorithm by what it is said to be made; absent if that is left to the key
 * @param expires until when its maker wants it to be taken; absent if that is left to the gateway
 */
public record MessageSignature(
        InnerList input,
        Instant created,
        String nonce,
        String keyId,
        @Nullable String algorithm,
        @Nullable Instant expires,
        ByteBuffer value) {

    byte[] bytes() {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }
}
