package io.candela.marketdata.prices;

import io.candela.contracts.Instrument;
import io.candela.platform.problem.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The instrument is listed, or could be derived of such, but has not been traded since we listen. */
public final class NoPrice extends Problem {
    public NoPrice(Instrument instrument) {
        this("No trade of " + instrument + " has been seen.");
    }

    private NoPrice(String detail) {
        super(HttpStatus.SERVICE_UNAVAILABLE, "no-price", "No price yet", detail);
        retryAfter(Duration.ofSeconds(1));
    }

    /** The pair is not listed itself, and what it could be derived of has not been traded. */
    static NoPrice derived(Instrument pair) {
        return new NoPrice("No trade has been seen of the instruments that lead to " + pair + ".");
    }
}
