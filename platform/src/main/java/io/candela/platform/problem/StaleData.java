package io.candela.platform.problem;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The newest value is older than the caller accepts. */
public final class StaleData extends Problem {
    public StaleData(Duration age, Duration maxAge) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "stale-data",
                "Stale data",
                "The newest value is %s s old; at most %s s were asked for."
                        .formatted(age.toSeconds(), maxAge.toSeconds()));
        retryAfter(Duration.ofSeconds(1));
    }
}
