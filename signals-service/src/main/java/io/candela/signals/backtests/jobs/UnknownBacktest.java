package io.candela.signals.backtests.jobs;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The account has no back-test with the id that was asked for, or none any more. */
final class UnknownBacktest extends Problem {
    UnknownBacktest() {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-backtest",
                "Unknown back-test",
                "You have no back-test with this id; /v1/backtests lists those that are kept.");
    }
}
