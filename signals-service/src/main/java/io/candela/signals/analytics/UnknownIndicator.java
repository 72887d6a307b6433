package io.candela.signals.analytics;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** There is no indicator with the name that was asked for. */
final class UnknownIndicator extends Problem {
    UnknownIndicator() {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-indicator",
                "Unknown indicator",
                "There is no indicator with this name; /v1/indicators lists all.");
    }
}
