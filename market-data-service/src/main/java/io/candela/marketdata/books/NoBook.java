package io.candela.marketdata.books;

import io.candela.contracts.Instrument;
import io.candela.platform.problem.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** A book that can be relied on was asked for, and nobody follows one, or it has just been lost. */
final class NoBook extends Problem {
    NoBook(Instrument instrument) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "no-book",
                "No book",
                "No order book of " + instrument + " can be relied on at the moment.");
        retryAfter(Duration.ofSeconds(1));
    }
}
