package io.candela.auth.idempotency;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The key was sent with another request before. */
final class IdempotencyKeyReused extends Problem {
    IdempotencyKeyReused() {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "Idempotency key reused",
                "This Idempotency-Key was sent with another request before. A new request takes a new key.");
    }
}
