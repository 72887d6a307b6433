package io.candela.auth.plans;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** There is no plan of that name. */
final class UnknownPlan extends Problem {
    UnknownPlan(String id) {
        super(HttpStatus.NOT_FOUND, "unknown-plan", "Unknown plan", "There is no plan '%s'.".formatted(id));
    }
}
