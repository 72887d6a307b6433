package io.candela.marketdata.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatestQuotesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final LatestQuotes quotes = new LatestQuotes();

    @Test
    void eachVenueHasItsNewestQuoteWhateverComesLate() {
        quotes.take(quote("BTC-USD", "kraken", 0));
        quotes.take(quote("BTC-USD", "kraken", 5));
        quotes.take(quote("BTC-USD", "kraken", 3));
        quotes.take(quote("BTC-USD", "binance", 1));
        quotes.take(quote("ETH-USD", "kraken", 9));

        assertThat(quotes.of(new Instrument("BTC-USD")))
                .containsExactly(quote("BTC-USD", "binance", 1), quote("BTC-USD", "kraken", 5));
        assertThat(quotes.of(new Instrument("SOL-USD"))).isEmpty();
    }

    private static Quote quote(String instrument, String venue, int second) {
        return new Quote(
                Environment.SANDBOX,
                new Instrument(instrument),
                new Venue(venue),
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.TWO,
                BigDecimal.ONE,
                NOON.plusSeconds(second),
                NOON.plusSeconds(second));
    }
}
