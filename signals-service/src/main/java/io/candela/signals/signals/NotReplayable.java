package io.candela.signals.signals;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** A signal cannot be made again. */
final class NotReplayable extends Problem {
    NotReplayable(String reason) {
        super(
                HttpStatus.CONFLICT,
                "not-replayable",
                "Not replayable",
                "This signal cannot be made again: %s.".formatted(reason));
    }
}
