package io.candela.contracts;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
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
        Instant updatedAt) {

    public Credential {
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
        addressRanges = List.copyOf(addressRanges);
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
}
