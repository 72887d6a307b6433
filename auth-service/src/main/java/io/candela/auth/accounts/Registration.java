package io.candela.auth.accounts;

import io.candela.auth.keys.IssuedKey;

/** What came of signing up. */
sealed interface Registration {
    record Registered(Account account, IssuedKey key) implements Registration {}

    record EmailTaken() implements Registration {}

    /** Too many are signing up at once. */
    record Busy() implements Registration {}
}
