package io.candela.auth.keys;

/** What came of wanting a key. */
public sealed interface Issuance {
    record Issued(IssuedKey key) implements Issuance {}

    /** The account has as many keys as it may have. */
    record LimitReached(int limit) implements Issuance {}

    /** There is no such account any more. */
    record AccountUnknown() implements Issuance {}
}
