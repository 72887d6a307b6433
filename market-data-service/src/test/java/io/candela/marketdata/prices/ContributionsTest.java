package io.candela.marketdata.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Price.Exclusion;
import io.candela.contracts.Price.Input;
import io.candela.contracts.Venue;
import io.candela.marketdata.clock.MarketClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContributionsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Venue KRAKEN = new Venue("kraken");

    private final LatestPrices prices = new LatestPrices(new MarketClock(Environment.SANDBOX, () -> NOON));
    private final Contributions contributions = new Contributions(
            prices,
            new PriceProperties(
                    Duration.ofSeconds(30),
                    BigDecimal.TEN,
                    BigDecimal.ONE,
                    Duration.ofMinutes(5),
                    BigDecimal.ONE,
                    Duration.ofSeconds(1)));

    @Test
    void ofEachPriceThereIsWhatTheVenueHasInItAndWhyItWasLeftOut() {
        prices.take(price("ETH-USD", input("kraken", Exclusion.OUTLIER)));
        prices.take(price("BTC-USD", input("kraken", null), input("binance", null)));
        prices.take(price("SOL-USD", input("binance", null)));

        assertThat(contributions.of(KRAKEN, NOON.plusSeconds(30)))
                .extracting(each -> each.instrument().id(), each -> each.input().venue(), each -> each.excluded())
                .containsExactly(tuple("BTC-USD", KRAKEN, null), tuple("ETH-USD", KRAKEN, Exclusion.OUTLIER));
        assertThat(contributions.of(new Venue("coinbase"), NOON)).isEmpty();
    }

    @Test
    void whatHasAgedSinceTheLastPriceIsStaleWhateverThatPriceSays() {
        prices.take(price("BTC-USD", input("kraken", null)));

        assertThat(contributions.of(KRAKEN, NOON.plusSeconds(31)).getFirst().excluded())
                .isEqualTo(Exclusion.STALE);
    }

    private static Input input(String venue, @Nullable Exclusion excluded) {
        return new Input(new Venue(venue), BigDecimal.TEN, BigDecimal.ONE, "7", NOON, excluded);
    }

    private static Price price(String instrument, Input... inputs) {
        return new Price(
                Environment.SANDBOX,
                new Instrument(instrument),
                BigDecimal.TEN,
                BigDecimal.ONE,
                inputs.length,
                "wmedian-2",
                NOON,
                NOON,
                NOON.plusSeconds(30),
                List.of(inputs));
    }
}
