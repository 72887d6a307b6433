package io.candela.auth.audit;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The audit log of another account was asked for by somebody who administers nothing. */
final class OthersAudit extends Problem {
    OthersAudit() {
        super(
                HttpStatus.FORBIDDEN,
                "missing-scope",
                "Missing scope",
                "What happened in another account can be seen with the scope 'admin' only.");
    }
}
