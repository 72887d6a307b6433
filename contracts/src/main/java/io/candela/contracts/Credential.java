package io.candela.contracts;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway needs to know of a caller's credential. Never the secret itself.
 *
 * @param hash lower-case hex SHA-256 of the secret
 * @param account the account that it acts for
 * @param plan id of the {@link Plan} that limits it
 * @param addressRanges CIDR blocks that it may be used from; empty for anywhere
 * @param expiresAt from when on it is refused; absent for never
 * @param revision grows with each change of the credential: the higher one holds
 * @param signing how each request with it must be signed; absent if none need be
 */
public record Credential(
        String id,
        Kind kind,
        String hash,
        String account,
        String plan,
        SortedSet<String> scopes,
        KeyMode mode,
        List<String> addressRanges,
        Status status,
        @Nullable Instant expiresAt,
        long revision,
        Instant updatedAt,
        @Nullable Signing signing) {

    public Credential {
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
        addressRanges = List.copyOf(addressRanges);
    }

    /** One whose requests need not be signed. */
    public Credential(
            String id,
            Kind kind,
            String hash,
            String account,
            String plan,
            SortedSet<String> scopes,
            KeyMode mode,
            List<String> addressRanges,
            Status status,
            @Nullable Instant expiresAt,
            long revision,
            Instant updatedAt) {
        this(id, kind, hash, account, plan, scopes, mode, addressRanges, status, expiresAt, revision, updatedAt, null);
    }

    /** What sort of credential it is. */
    public enum Kind {
        API_KEY,
        OAUTH_CLIENT,
        GRANT
    }

    /** Whether it may be used. */
    public enum Status {
        ACTIVE,
        REVOKED
    }

    /**
     * How requests are signed (RFC 9421).
     *
     * @param verifier what signatures are verified by, none of which is secret: the public key for Ed25519, 32 bytes in
     *     base64url; for HMAC the id of the key that the caller's secret is derived from, a dot, and a salt
     */
    public record Signing(Algorithm algorithm, String verifier) {}

    /** The algorithms that requests may be signed by. */
    public enum Algorithm {
        HMAC_SHA256,
        ED25519;

        /** Its name in RFC 9421's registry. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
