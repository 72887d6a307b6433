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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PriceConsolidatorTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instrument BTC_USD = new Instrument("BTC-USD");

    private static int recomputed;

    private final PriceConsolidator consolidator = new PriceConsolidator(new PriceRules(
            Duration.ofSeconds(30),
            new BigDecimal("5"),
            new BigDecimal("0.001"),
            Duration.ofMinutes(5),
            new BigDecimal("0.1")));

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
    void ofTwoVenuesThatAreFarApartAThirdTellsWhichIsWrongThoughItIsStaleItself() {
        Price price = consolidate(venue("a", "100", "1", 0), venue("b", "1000", "50", 0), venue("c", "101", "1", 60))
                .orElseThrow();

        assertThat(price.price()).isEqualTo("100");
        assertThat(price.inputs())
                .extracting(Input::excluded)
                .containsExactly(null, Exclusion.OUTLIER, Exclusion.STALE);
    }

    @Test
    void whatBearsWitnessForgivesWhatMayHaveHappenedSince() {
        assertThat(consolidate(venue("a", "109", "1", 0), venue("b", "92", "1", 0), venue("c", "100", "1", 299))
                        .orElseThrow()
                        .venues())
                .isEqualTo(2);
    }

    @Test
    void whatIsTooOldBearsNoWitness() {
        assertThat(consolidate(venue("a", "100", "1", 0), venue("b", "1000", "50", 0), venue("c", "101", "1", 301))
                        .orElseThrow()
                        .confidence())
                .isEqualTo("0");
    }

    @Test
    void aSingleVenueThatEverybodyContradictsMakesNoPrice() {
        assertThat(consolidate(venue("a", "1000", "1", 0), venue("b", "100", "1", 31), venue("c", "101", "1", 60)))
                .isEmpty();
    }

    @Test
    void withNothingButStaleVenuesThereIsNoPrice() {
        assertThat(consolidate(venue("a", "100", "1", 31))).isEmpty();
    }

    /** More tries than prices, since some have none. */
    @Property(tries = 14_000, shrinking = ShrinkingMode.BOUNDED)
    void thePriceFollowsFromItsLineageAloneToTheDigit(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 6) int venues) {
        List<VenuePrice> all = new ArrayList<>();
        for (int i = 0; i < venues; i++) {
            String price = BigDecimal.valueOf(1 + random.nextInt(100_000), 3).toPlainString();
            String volume = BigDecimal.valueOf(random.nextInt(1000), 2).toPlainString();
            all.add(venue("v" + i, price, volume, random.nextInt(40)));
        }

        consolidate(all.toArray(VenuePrice[]::new)).ifPresent(price -> {
            JsonNode shown = RecordJson.mapper().valueToTree(PriceView.of(price, NOW, true));
            assertThat(fromLineage(shown.get("inputs")))
                    .isEqualTo(shown.get("price").asString());
            assertThat(shown.get("inputs")).hasSize(venues);
            recomputed++;
        });
    }

    @AfterContainer
    static void thatWasDoneOftenEnough() {
        System.out.printf("%d prices were recomputed from their lineage%n", recomputed);
        assertThat(recomputed).isGreaterThanOrEqualTo(10_000);
    }

    /** As docs/methodology/prices.md tells it, by nothing but what the API answers. */
    private static String fromLineage(JsonNode inputs) {
        List<JsonNode> used = inputs.valueStream()
                .filter(input -> !input.has("excluded"))
                .sorted(Comparator.comparing(input -> decimal(input, "price")))
                .toList();
        BigDecimal all = used.stream().map(input -> decimal(input, "weight")).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal reached = BigDecimal.ZERO;
        for (int i = 0; i < used.size(); i++) {
            BigDecimal price = decimal(used.get(i), "price");
            reached = reached.add(decimal(used.get(i), "weight"));
            int side = reached.add(reached).compareTo(all);
            if (side == 0 && i + 1 < used.size()) {
                return plain(price.add(decimal(used.get(i + 1), "price")).divide(BigDecimal.TWO));
            }
            if (side >= 0) {
                return plain(price);
            }
        }
        throw new AssertionError("Nothing was used: " + inputs);
    }

    private static BigDecimal decimal(JsonNode input, String field) {
        return new BigDecimal(input.get(field).asString());
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
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
