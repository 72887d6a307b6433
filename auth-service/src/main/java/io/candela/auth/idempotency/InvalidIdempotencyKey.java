package io.candela.auth.idempotency;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The header holds something that is no key. */
final class InvalidIdempotencyKey extends Problem {
    InvalidIdempotencyKey() {
        super(
                HttpStatus.BAD_REQUEST,
                "invalid-idempotency-key",
                "Invalid idempotency key",
                "Idempotency-Key must be sent once, with 1 to %d printable ASCII characters."
                        .formatted(IdempotencyKey.LONGEST));
    }
}
