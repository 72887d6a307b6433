package io.candela.platform.identity;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** A request came with a token that nobody may make for this service, or that is too old. */
final class InvalidIdentity extends Problem {
    InvalidIdentity() {
        super(
                HttpStatus.UNAUTHORIZED,
                "invalid-identity",
                "Invalid identity",
                "The identity token is forged, expired, or meant for another service.");
    }
}
