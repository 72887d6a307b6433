package io.candela.gateway.authentication;

import io.candela.gateway.credentials.KnownCredential;
import io.candela.gateway.problems.Refusal;
import java.time.Duration;

/** What came of checking a request's credential. */
sealed interface Authentication {
    /** The caller is known and may call from there. */
    record Authenticated(KnownCredential credential) implements Authentication {}

    /** The credential is none, or may not be used. */
    record Refused(Refusal refusal) implements Authentication {}

    /** What can be known about a credential is not known here yet, but will be. */
    static Refused starting(String detail) {
        return new Refused(new Refusal("starting", detail).retryAfter(Duration.ofSeconds(1)));
    }

    /** There is no such credential: a slip, or someone guesses. */
    record Guessed(Refusal refusal) implements Authentication {}
}
