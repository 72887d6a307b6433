package io.candela.marketdata.prices;

import io.candela.contracts.Instrument;
import io.candela.platform.problem.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The instrument is listed, but has not been traded since we listen. */
final class NoPrice extends Problem {
    NoPrice(Instrument instrument) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "no-price",
                "No price yet",
                "No trade of " + instrument + " has been seen.");
        retryAfter(Duration.ofSeconds(1));
    }
}
