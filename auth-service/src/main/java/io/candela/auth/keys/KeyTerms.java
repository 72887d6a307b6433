package io.candela.auth.keys;

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
 */
public record KeyTerms(
        String name,
        NavigableSet<String> scopes,
        List<String> addressRanges,
        @Nullable Instant expiresAt) {

    public KeyTerms {
        scopes = Collections.unmodifiableNavigableSet(new TreeSet<>(scopes));
        addressRanges = List.copyOf(addressRanges);
    }

    /** What the key may do and where. */
    Reach reach() {
        return new Reach(scopes, addressRanges);
    }

    /** A key for anywhere and for good. */
    public KeyTerms(String name, NavigableSet<String> scopes) {
        this(name, scopes, List.of(), null);
    }
}
