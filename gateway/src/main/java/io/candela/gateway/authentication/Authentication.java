package io.candela.gateway.authentication;

import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.problems.Refusal;

/** What came of checking a request's credential. */
sealed interface Authentication {
    /** The caller is known and may call from there. */
    record Authenticated(KnownCredential credential) implements Authentication {}

    /** The credential is none, or may not be used. */
    record Refused(Refusal refusal) implements Authentication {}

    /** There is no such credential: a slip, or someone guesses. */
    record Guessed(Refusal refusal) implements Authentication {}
}
