package io.candela.auth.keys;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The key has been rotated before, or has just taken the place of another one. */
final class KeyRotated extends Problem {
    private KeyRotated(String detail) {
        super(HttpStatus.CONFLICT, "key-rotated", "Key rotated", detail);
    }

    static KeyRotated replacedBy(String successor) {
        return new KeyRotated("'%s' has taken its place already. Rotate that one.".formatted(successor));
    }

    static KeyRotated graceOf(String predecessor) {
        return new KeyRotated(
                "'%s', whose place it took, still works. Revoke that one first, or wait for its grace to end."
                        .formatted(predecessor));
    }
}
