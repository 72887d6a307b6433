package io.candela.gateway.signatures;

import io.candela.gateway.problems.Refusal;
import java.util.Optional;

/** What came of verifying a signature. */
public sealed interface Verification {
    /**
     * The caller has signed this very request, just now.
     *
     * @param digest what the body must be; nothing if there is none
     */
    record Genuine(Optional<ContentDigest> digest) implements Verification {}

    /** It cannot be taken. */
    record Refused(Refusal refusal) implements Verification {}

    /** The caller has not made it, or not for this. */
    record Forged(Refusal refusal) implements Verification {}
}
