package io.candela.auth.keys;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The account has as many keys in use as it may have. */
final class TooManyKeys extends Problem {
    TooManyKeys(int limit) {
        super(
                HttpStatus.CONFLICT,
                "too-many-keys",
                "Too many keys",
                "Your account has %d keys in use, which is the most it may have. Revoke one first.".formatted(limit));
    }
}
