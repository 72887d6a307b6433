package io.candela.marketdata.prices;

import io.candela.contracts.Instrument;
import io.candela.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** At the time that was asked for no price was known, or none as young as was asked for, which no later request changes. */
final class NoPriceThen extends Problem {
    private NoPriceThen(String detail) {
        super(HttpStatus.NOT_FOUND, "no-price-then", "No price then", detail);
    }

    /** @param since from when on there are prices of any instrument; absent if there are none */
    static NoPriceThen of(Instrument instrument, Instant time, @Nullable Instant since) {
        String kept =
                since == null ? "None is." : "The oldest that is kept, of any instrument, is of %s.".formatted(since);
        return new NoPriceThen("No price of %s that was known at %s is kept. %s".formatted(instrument, time, kept));
    }

    static NoPriceThen derived(Instrument pair, Instant time) {
        return new NoPriceThen("Of the instruments that lead to %s, not enough prices that were known at %s are kept."
                .formatted(pair, time));
    }

    static NoPriceThen older(Instrument instrument, Duration age, Duration maxAge) {
        return new NoPriceThen("The price of %s that was known then was %s s old; at most %s s were asked for."
                .formatted(instrument, age.toSeconds(), maxAge.toSeconds()));
    }
}
