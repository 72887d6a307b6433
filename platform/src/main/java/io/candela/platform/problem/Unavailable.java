package io.candela.platform.problem;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Something that the answer needs does not work at the moment. */
public final class Unavailable extends Problem {
    /** Says in {@code detail} what is missing, in words for the caller: never an inner address or message. */
    public Unavailable(String detail, Duration retryAfter) {
        super(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Temporarily unavailable", detail);
        retryAfter(retryAfter);
    }
}
