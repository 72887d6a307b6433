package io.candela.marketdata.feeds.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.Venue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConflationTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Conflation conflation = new Conflation(Duration.ofMillis(100));

    @Test
    void theFirstQuotePassesAndOfThoseThatFollowTheNewestWhenItsTimeHasCome() {
        assertThat(conflation.offer(quote("BTC-USD", 1), NOON)).contains(quote("BTC-USD", 1));
        assertThat(conflation.offer(quote("BTC-USD", 2), NOON.plusMillis(30))).isEmpty();
        assertThat(conflation.offer(quote("BTC-USD", 3), NOON.plusMillis(60))).isEmpty();
        assertThat(conflation.due(NOON.plusMillis(99))).isEmpty();
        assertThat(conflation.due(NOON.plusMillis(100))).containsExactly(quote("BTC-USD", 3));
        assertThat(conflation.due(NOON.plusMillis(300))).isEmpty();
        assertThat(conflation.offer(quote("BTC-USD", 4), NOON.plusMillis(300))).contains(quote("BTC-USD", 4));
    }

    @Test
    void oneInstrumentDoesNotWaitForAnother() {
        assertThat(conflation.offer(quote("BTC-USD", 1), NOON)).isPresent();
        assertThat(conflation.offer(quote("ETH-USD", 1), NOON)).isPresent();
    }

    private static Quote quote(String instrument, int price) {
        BigDecimal bid = BigDecimal.valueOf(price);
        return new Quote(
                Environment.SANDBOX,
                new Instrument(instrument),
                new Venue("kraken"),
                bid,
                BigDecimal.ONE,
                bid.add(BigDecimal.ONE),
                BigDecimal.ONE,
                NOON,
                NOON);
    }
}
