package io.candela.auth.keys;

import io.candela.contracts.Credential.Signing;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a key is to be good for.
 *
 * @param name what its owner calls it
 * @param addressRanges CIDR blocks that it may be used from; empty for anywhere
 * @param expiresAt from when on it is refused; absent for never
 * @param signing how each request with it must be signed; absent if none need be
 */
public record KeyTerms(
        String name,
        NavigableSet<String> scopes,
        List<String> addressRanges,
        @Nullable Instant expiresAt,
        @Nullable Signing signing) {

    public KeyTerms {
        scopes = Collections.unmodifiableNavigableSet(new TreeSet<>(scopes));
        addressRanges = List.copyOf(addressRanges);
    }

    /** What the key may do and where. */
    Reach reach() {
        return new Reach(scopes, addressRanges);
    }

    /** A key whose requests need not be signed. */
    KeyTerms(String name, NavigableSet<String> scopes, List<String> addressRanges, @Nullable Instant expiresAt) {
        this(name, scopes, addressRanges, expiresAt, null);
    }

    /** A key for anywhere and for good. */
    public KeyTerms(String name, NavigableSet<String> scopes) {
        this(name, scopes, List.of(), null);
    }
}
