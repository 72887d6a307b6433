package io.candela.gateway.signatures;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The body is not what was signed. */
final class DigestMismatch extends Problem {
    DigestMismatch() {
        super(
                HttpStatus.BAD_REQUEST,
                "digest-mismatch",
                "Digest mismatch",
                "The body is not what Content-Digest says, which is signed.");
    }
}
