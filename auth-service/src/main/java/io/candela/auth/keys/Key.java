package io.candela.auth.keys;

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
        @Nullable Instant revokedAt) {

    public Key {
        addressRanges = List.copyOf(addressRanges);
    }
}
