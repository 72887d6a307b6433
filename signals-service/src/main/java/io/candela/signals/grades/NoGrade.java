package io.candela.signals.grades;

import io.candela.contracts.Instrument;
import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The instrument has no grade, or had none at the time that was asked for. */
final class NoGrade extends Problem {
    NoGrade(Instrument instrument) {
        super(
                HttpStatus.NOT_FOUND,
                "no-grade",
                "No grade",
                "There is no grade of %s for that time: it takes three days of closed candles."
                        .formatted(instrument.id()));
    }
}
