package io.candela.gateway.authentication;

import java.time.Instant;

/** What came of looking at a ticket. */
sealed interface Inspection {
    /** A gateway has made it for this credential, which may have been revoked since. */
    record Genuine(String credentialId) implements Inspection {}

    /** It was genuine until then. */
    record Expired(Instant at) implements Inspection {}

    /** No gateway has made it, or somebody changed it. */
    record Forged() implements Inspection {}
}
