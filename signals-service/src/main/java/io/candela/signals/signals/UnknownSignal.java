package io.candela.signals.signals;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** There is no signal with the id that was asked for, or none any more. */
final class UnknownSignal extends Problem {
    UnknownSignal() {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-signal",
                "Unknown signal",
                "There is no signal with this id among those that are kept.");
    }
}
