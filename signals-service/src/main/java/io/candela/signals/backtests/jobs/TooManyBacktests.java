package io.candela.signals.backtests.jobs;

import io.candela.platform.problem.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The account has as many back-tests waiting or running as its plan allows. */
final class TooManyBacktests extends Problem {
    TooManyBacktests(int most, Duration retryAfter) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-backtests",
                "Too many back-tests",
                "Your plan allows %d back-test%s to wait or run at once. Wait for one to end, or cancel one."
                        .formatted(most, most == 1 ? "" : "s"));
        retryAfter(retryAfter);
    }
}
