package io.candela.auth.keys;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The caller's account has no such key; whether another one has is nobody's business. */
final class UnknownKey extends Problem {
    UnknownKey(String id) {
        super(HttpStatus.NOT_FOUND, "unknown-key", "Unknown key", "Your account has no key '%s'.".formatted(id));
    }
}
