package io.candela.signals.backtests.jobs;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The grid has more combinations than are tried in one back-test. */
final class TooManyTrials extends Problem {
    TooManyTrials(long combinations, long windows, long most) {
        super(
                HttpStatus.BAD_REQUEST,
                "too-many-trials",
                "Too many trials",
                "The parameters have %d combinations, to be tried in %d window%s; over so many candles a back-test makes at most %d trials."
                        .formatted(combinations, windows, windows == 1 ? "" : "s", most));
    }
}
