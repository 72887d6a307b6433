package io.candela.platform.identity;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** A request came straight to a service. */
final class MissingIdentity extends Problem {
    MissingIdentity() {
        super(
                HttpStatus.UNAUTHORIZED,
                "missing-identity",
                "Missing identity",
                "This service answers its gateway only.");
    }
}
