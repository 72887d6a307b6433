package io.candela.auth.oauth;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The caller's account has no such grant; whether another one has is nobody's business. */
final class UnknownGrant extends Problem {
    UnknownGrant(String id) {
        super(HttpStatus.NOT_FOUND, "unknown-grant", "Unknown grant", "Your account has no grant '%s'.".formatted(id));
    }
}
