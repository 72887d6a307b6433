package io.candela.auth.idempotency;

import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is to be done with a request that came with a key. */
sealed interface Standing {
    /** It is new: carry it out. */
    record Fresh() implements Standing {}

    /** It was carried out before. */
    record Repeated(KeptAnswer answer) implements Standing {}

    /** Its key belongs to another request. */
    record Reused() implements Standing {}

    /** How a request with {@code fingerprint} stands to the one that was carried out with its key, if there was one. */
    static Standing of(@Nullable CarriedOut before, byte[] fingerprint, Instant now) {
        if (before == null || !before.expiresAt().isAfter(now)) {
            return new Fresh();
        }
        return MessageDigest.isEqual(before.fingerprint(), fingerprint) ? new Repeated(before.answer()) : new Reused();
    }

    /** A request that was carried out, and how it was answered. */
    @SuppressWarnings("ArrayRecordComponent")
    record CarriedOut(byte[] fingerprint, KeptAnswer answer, Instant expiresAt) {}
}
