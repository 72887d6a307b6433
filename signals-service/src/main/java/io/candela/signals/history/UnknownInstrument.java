package io.candela.signals.history;

import io.candela.contracts.Instrument;
import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** market-data-service has no such instrument. */
public final class UnknownInstrument extends Problem {
    UnknownInstrument(Instrument instrument) {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-instrument",
                "Unknown instrument",
                "There is no instrument '%s' here; /v1/instruments lists those that there are."
                        .formatted(instrument.id()));
    }
}
