package io.candela.signals.backtests.jobs;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The range has more candles than one back-test holds. */
final class TooManyCandles extends Problem {
    TooManyCandles(long candles, long most) {
        super(
                HttpStatus.BAD_REQUEST,
                "too-many-candles",
                "Too many candles",
                "The range has up to %d candles; a back-test holds at most %d. Take fewer instruments, a shorter range or longer candles."
                        .formatted(candles, most));
    }
}
