package io.candela.auth.keys;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The key was revoked or has expired, so that nothing about it can be changed any more. */
final class KeyNotActive extends Problem {
    KeyNotActive(String id) {
        super(
                HttpStatus.CONFLICT,
                "key-not-active",
                "Key not active",
                "'%s' was revoked or has expired. Make a new key instead.".formatted(id));
    }
}
