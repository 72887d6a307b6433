package io.candela.gateway.authentication;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What came of reading an access token. */
sealed interface TokenReading {
    /**
     * It was issued for this API, and its time is now; its grant may have been revoked since.
     *
     * @param grant id of the grant that it was issued for
     * @param scopes what it allows
     */
    record Genuine(String grant, NavigableSet<String> scopes, Instant issuedAt, Instant expiresAt)
            implements TokenReading {
        public Genuine {
            scopes = Collections.unmodifiableNavigableSet(new TreeSet<>(scopes));
        }
    }

    /** It was genuine until then. */
    record Expired(Instant at) implements TokenReading {}

    /** It is genuine, but its time has not come. */
    record Early(Instant from) implements TokenReading {}

    /** Nothing is known here yet of how tokens are signed. */
    record NoKeys() implements TokenReading {}

    /** A key that is not known here has signed it; it may become known. */
    record UnknownKey() implements TokenReading {}

    /** It was not issued for this API, or somebody changed it. */
    record Forged(String reason) implements TokenReading {}
}
