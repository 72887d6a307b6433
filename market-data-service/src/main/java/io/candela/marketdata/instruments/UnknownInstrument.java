package io.candela.marketdata.instruments;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** No such instrument is listed here. */
public final class UnknownInstrument extends Problem {
    public UnknownInstrument(String id) {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-instrument",
                "Unknown instrument",
                "There is no instrument '%s' here; /v1/instruments lists those that there are.".formatted(id));
    }
}
