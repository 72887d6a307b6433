package io.candela.signals.signals;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** There is no strategy with the name that was asked for. */
final class UnknownStrategy extends Problem {
    UnknownStrategy() {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-strategy",
                "Unknown strategy",
                "There is no strategy with this name; /v1/strategies lists all.");
    }
}
