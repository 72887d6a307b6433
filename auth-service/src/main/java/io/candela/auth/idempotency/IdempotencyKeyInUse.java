package io.candela.auth.idempotency;

import io.candela.platform.problem.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The first request with this key is still being carried out. */
final class IdempotencyKeyInUse extends Problem {
    IdempotencyKeyInUse() {
        super(
                HttpStatus.CONFLICT,
                "idempotency-key-in-use",
                "Idempotency key in use",
                "The first request with this Idempotency-Key is still being carried out. Ask again for its answer.");
        getBody().setProperty("retryable", true);
        retryAfter(Duration.ofSeconds(1));
    }
}
