package io.candela.marketdata.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Price.Exclusion;
import io.candela.contracts.Price.Input;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.platform.json.RecordJson;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PriceConsolidatorTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instrument BTC_USD = new Instrument("BTC-USD");

    private final PriceConsolidator consolidator =
            new PriceConsolidator(new PriceRules(Duration.ofSeconds(30), new BigDecimal("5"), new BigDecimal("0.001")));

    @Test
    void aSingleVenueIsThePriceWithHalfTheConfidence() {
        Price price = consolidate(venue("kraken", "64000", "1", 0)).orElseThrow();

        assertThat(price.price()).isEqualTo("64000");
        assertThat(price.confidence()).isEqualTo("0.5");
        assertThat(price.venues()).isEqualTo(1);
        assertThat(price.asOf()).isEqualTo(NOW);
        assertThat(price.staleAt()).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void theVenueWithMostOfTheVolumeDecides() {
        Price price = consolidate(venue("a", "100", "1", 0), venue("b", "100.02", "9", 0), venue("c", "100.04", "1", 0))
                .orElseThrow();

        assertThat(price.price()).isEqualTo("100.02");
    }

    @Test
    void whereTheMedianLiesBetweenTwoVenuesItIsTheirMean() {
        assertThat(consolidate(venue("a", "100", "2", 0), venue("b", "101", "2", 0))
                        .orElseThrow()
                        .price())
                .isEqualTo("100.5");
    }

    @Test
    void aFrozenVenueIsLeftOutAsStale() {
        Price price = consolidate(venue("a", "100", "1", 0), venue("b", "90", "100", 31))
                .orElseThrow();

        assertThat(price.price()).isEqualTo("100");
        assertThat(price.venues()).isEqualTo(1);
        assertThat(price.inputs())
                .extracting(Input::venue, Input::weight, Input::excluded)
                .containsExactly(
                        tuple(new Venue("a"), new BigDecimal("1"), null),
                        tuple(new Venue("b"), new BigDecimal("0"), Exclusion.STALE));
    }

    @Test
    void aPoisonedVenueIsLeftOutAsAnOutlier() {
        Price price = consolidate(venue("a", "100", "1", 0), venue("b", "100.1", "1", 0), venue("c", "1000", "50", 0))
                .orElseThrow();

        assertThat(price.price()).isEqualTo("100.05");
        assertThat(price.inputs().getLast().excluded()).isEqualTo(Exclusion.OUTLIER);
    }

    @Test
    void smallDifferencesAreNoOutliersHoweverCloselyTheOthersAgree() {
        assertThat(consolidate(venue("a", "100", "1", 0), venue("b", "100", "1", 0), venue("c", "100.09", "1", 0))
                        .orElseThrow()
                        .venues())
                .isEqualTo(3);
    }

    @Test
    void withNothingButStaleVenuesThereIsNoPrice() {
        assertThat(consolidate(venue("a", "100", "1", 31))).isEmpty();
    }

    /** Twelve thousand tries, of which some have no price. */
    @Property(tries = 12_000, shrinking = ShrinkingMode.BOUNDED)
    void thePriceFollowsFromItsLineageAloneToTheDigit(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 6) int venues) {
        List<VenuePrice> all = new ArrayList<>();
        for (int i = 0; i < venues; i++) {
            String price = BigDecimal.valueOf(1 + random.nextInt(100_000), 3).toPlainString();
            String volume = BigDecimal.valueOf(random.nextInt(1000), 2).toPlainString();
            all.add(venue("v" + i, price, volume, random.nextInt(40)));
        }

        consolidate(all.toArray(VenuePrice[]::new)).ifPresent(price -> {
            Price read = RecordJson.mapper().readValue(RecordJson.mapper().writeValueAsBytes(price), Price.class);
            assertThat(PriceConsolidator.weightedMedian(read.inputs()))
                    .hasToString(price.price().toString());
            assertThat(read.inputs()).hasSize(venues);
        });
    }

    @Test
    void volumeIsHalvedAtTheStartOfEveryMinuteAndALateTradeOnlyAddsToIt() {
        VenuePrice first = VenuePrice.of(trade("1", NOW, "10", "4"));
        VenuePrice second = first.with(trade("2", NOW.plusSeconds(60), "11", "1"));
        VenuePrice late = second.with(trade("3", NOW, "9", "5"));

        assertThat(second.volume()).isEqualTo("3");
        assertThat(second.price()).isEqualTo("11");
        assertThat(late.volume()).isEqualTo("8");
        assertThat(late.price()).isEqualTo("11");
        assertThat(late.tradeId()).isEqualTo("2");
    }

    private Optional<Price> consolidate(VenuePrice... venues) {
        return consolidator.consolidate(Environment.SANDBOX, BTC_USD, List.of(venues), NOW);
    }

    private static VenuePrice venue(String name, String price, String volume, int age) {
        Instant time = NOW.minusSeconds(age);
        return new VenuePrice(new Venue(name), new BigDecimal(price), new BigDecimal(volume), "1", time, time);
    }

    private static Trade trade(String id, Instant time, String price, String quantity) {
        return new Trade(
                Environment.SANDBOX,
                BTC_USD,
                new Venue("kraken"),
                id,
                new BigDecimal(price),
                new BigDecimal(quantity),
                null,
                time,
                time);
    }
}
