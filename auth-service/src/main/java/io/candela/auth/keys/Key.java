package io.candela.auth.keys;

import io.candela.contracts.Credential.Signing;
import io.candela.contracts.Credential.Status;
import io.candela.contracts.KeyMode;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an API key: everything but the key itself.
 *
 * @param account id of the account that it acts for
 * @param hint the beginning of the key, for its owner to recognise it by
 * @param addressRanges CIDR blocks that it may be used from; empty for anywhere
 * @param expiresAt from when on it is refused; absent for never
 * @param rotation what came of rotating it; absent if it never was
 * @param configured whether an operator handed it over in a file, which says what it may do
 * @param signing how each request with it must be signed; absent if none need be
 */
public record Key(
        String id,
        String account,
        String name,
        String hint,
        NavigableSet<String> scopes,
        KeyMode mode,
        List<String> addressRanges,
        Status status,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Rotation rotation,
        boolean configured,
        @Nullable Signing signing) {

    public Key {
        addressRanges = List.copyOf(addressRanges);
    }

    /** What the key may do and where. */
    Reach reach() {
        return new Reach(scopes, addressRanges);
    }

    boolean usableAt(Instant time) {
        return status == Status.ACTIVE && (expiresAt == null || expiresAt.isAfter(time));
    }

    /**
     * Another key took its place; it works on until it expires.
     *
     * @param replacedBy id of the other key
     */
    public record Rotation(String replacedBy, Instant rotatedAt) {}
}
