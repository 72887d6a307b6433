package io.candela.signals.backtests.jobs;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** What came out of a back-test was asked for that has not come to anything, or not yet. */
final class BacktestNotDone extends Problem {
    BacktestNotDone(BacktestState state) {
        super(
                HttpStatus.CONFLICT,
                "backtest-not-done",
                "Back-test not done",
                "The back-test is %s; there are signals of it once it is done.".formatted(state.code()));
    }
}
