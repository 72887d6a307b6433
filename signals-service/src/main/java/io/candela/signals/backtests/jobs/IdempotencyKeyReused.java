package io.candela.signals.backtests.jobs;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The same idempotency key came with another request. */
final class IdempotencyKeyReused extends Problem {
    IdempotencyKeyReused() {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "Idempotency key reused",
                "This Idempotency-Key was sent with another request before. Use a new one for a new back-test.");
    }
}
