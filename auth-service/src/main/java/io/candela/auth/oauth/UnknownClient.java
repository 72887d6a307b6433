package io.candela.auth.oauth;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The caller's account has no such app; whether another one has is nobody's business. */
final class UnknownClient extends Problem {
    UnknownClient(String id) {
        super(HttpStatus.NOT_FOUND, "unknown-client", "Unknown app", "Your account has no app '%s'.".formatted(id));
    }
}
