package io.candela.gateway.credentials;

import java.time.Instant;

/** Whether a credential may be used at some moment. */
public sealed interface Standing {
    /** It may. */
    record Good(KnownCredential credential) implements Standing {}

    /** It was revoked, or has been removed altogether. */
    record Revoked() implements Standing {}

    /** Its time was over then. */
    record Expired(Instant at) implements Standing {}
}
