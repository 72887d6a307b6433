package io.candela.marketdata.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Price.Input;
import io.candela.contracts.Venue;
import io.candela.platform.json.RecordJson;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CrossRatesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final List<String> CURRENCIES = List.of("BTC", "ETH", "EUR", "USD", "USDC", "USDT");

    private static int recomputed;

    @Test
    void anInstrumentThatIsNotTradedIsWorthWhatTheWayThroughOthersSays() {
        CrossRate rate = find("BTC-EUR", price("BTC-USD", "64000", "0.9", 1), price("EUR-USD", "1.25", "0.8", 3))
                .orElseThrow();

        assertThat(rate.path()).hasToString("[BTC-USD, 1/EUR-USD]");
        assertThat(rate.price()).isEqualTo("51200");
        assertThat(rate.confidence()).isEqualTo("0.7");
        assertThat(rate.asOf()).isEqualTo(NOW.minusSeconds(3));
        assertThat(rate.receivedAt()).isEqualTo(NOW.minusSeconds(2));
        assertThat(rate.staleAt()).isEqualTo(NOW.plusSeconds(27));
        assertThat(rate.venues()).isEqualTo(2);
    }

    @Test
    void anInstrumentThatIsTradedTheOtherWayRoundIsTurnedRound() {
        assertThat(find("USD-BTC", price("BTC-USD", "30000", "0.9", 0))
                        .orElseThrow()
                        .price())
                .isEqualTo("0.00003333333333333333");
    }

    @Test
    void theShortestWayIsTakenWhateverTheConfidence() {
        assertThat(find(
                        "BTC-EUR",
                        price("BTC-USDT", "64000", "1", 0),
                        price("USDT-USD", "1", "1", 0),
                        price("EUR-USD", "1.25", "0.5", 0),
                        price("BTC-USD", "64000", "0.5", 0)))
                .get()
                .extracting(CrossRate::path)
                .hasToString("[BTC-USD, 1/EUR-USD]");
    }

    @Test
    void ofWaysAsShortTheOneWithTheHighestConfidenceIsTakenAndOfEqualsTheFirstByName() {
        Price[] prices = {
            price("BTC-USD", "64000", "0.9", 0),
            price("BTC-USDT", "64100", "0.9", 0),
            price("BTC-USDC", "64200", "0.9", 0),
            price("EUR-USD", "1.25", "0.8", 0),
            price("USDT-EUR", "0.81", "0.85", 0),
            price("EUR-USDC", "1.25", "0.85", 0)
        };
        for (int order = 0; order < 20; order++) {
            List<Price> shuffled = new ArrayList<>(Arrays.asList(prices));
            Collections.shuffle(shuffled, new Random(order));
            assertThat(find("BTC-EUR", shuffled.toArray(Price[]::new)))
                    .get()
                    .extracting(CrossRate::path)
                    .hasToString("[BTC-USDC, 1/EUR-USDC]");
        }
    }

    @Test
    void aLongerWayIsTakenWhereTheShortestIsStaleAndAStaleOneWhereThereIsNoOther() {
        Price stale = price("EUR-USD", "1.25", "0.9", 30);
        Price direct = price("BTC-USD", "64000", "0.9", 0);

        assertThat(find("BTC-EUR", stale, direct, price("USDT-USD", "1", "0.5", 0), price("USDT-EUR", "0.8", "0.5", 0)))
                .get()
                .extracting(CrossRate::path)
                .hasToString("[BTC-USD, 1/USDT-USD, USDT-EUR]");
        CrossRate old = find("BTC-EUR", stale, direct).orElseThrow();
        assertThat(old.path()).hasToString("[BTC-USD, 1/EUR-USD]");
        assertThat(old.staleAt()).isEqualTo(NOW);
    }

    @Test
    void stableCoinsAreNotTakenForDollars() {
        assertThat(find("BTC-USD", price("BTC-USDT", "64000", "1", 0), price("ETH-USD", "3000", "1", 0)))
                .isEmpty();
        assertThat(find("BTC-USD", price("BTC-USDT", "64000", "1", 0), price("USDT-USD", "0.99", "1", 0))
                        .orElseThrow()
                        .price())
                .isEqualTo("63360");
    }

    @Test
    void noWayLeadsToACurrencyThatNobodyKnowsToItselfOrTooFar() {
        assertThat(find("BTC-XYZ", price("BTC-USD", "64000", "1", 0))).isEmpty();
        assertThat(find("BTC-BTC", price("BTC-USD", "64000", "1", 0))).isEmpty();
        assertThat(find(
                        "A-E",
                        price("A-B", "1", "1", 0),
                        price("B-C", "1", "1", 0),
                        price("C-D", "1", "1", 0),
                        price("D-E", "1", "1", 0)))
                .isEmpty();
    }

    @Property(tries = 12_000, shrinking = ShrinkingMode.BOUNDED)
    void theRateFollowsFromItsLineageAloneToTheDigit(@ForAll Random random) {
        List<Price> prices = new ArrayList<>();
        for (String base : CURRENCIES) {
            for (String quote : CURRENCIES) {
                if (!base.equals(quote) && random.nextInt(3) == 0) {
                    String digits = BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(9))
                            .toPlainString();
                    String confidence =
                            BigDecimal.valueOf(random.nextInt(10_001), 4).toPlainString();
                    prices.add(price(base + '-' + quote, digits, confidence, random.nextInt(40)));
                }
            }
        }

        CrossRates.find(new Instrument("BTC-EUR"), prices, NOW).ifPresent(rate -> {
            JsonNode shown = RecordJson.mapper().valueToTree(PriceView.of(rate, NOW, true));
            assertThat(fromLineage(shown))
                    .isEqualTo(shown.get("price").asString() + " "
                            + shown.get("confidence").asString());
            assertThat(shown.get("venue").asString()).isEqualTo("derived");
            for (JsonNode leg : shown.get("path")) {
                assertThat(leg.get("asOf").asString())
                        .isGreaterThanOrEqualTo(shown.get("asOf").asString());
                assertThat(leg.get("inputs")).hasSize(1);
            }
            recomputed++;
        });
    }

    @AfterContainer
    static void thatWasDoneOftenEnough() {
        System.out.printf("%d cross rates were recomputed from their lineage%n", recomputed);
        assertThat(recomputed).isGreaterThanOrEqualTo(10_000);
    }

    /** As docs/methodology/prices.md tells it, by nothing but what the API answers. */
    private static String fromLineage(JsonNode shown) {
        BigDecimal above = BigDecimal.ONE;
        BigDecimal below = BigDecimal.ONE;
        BigDecimal confidence = BigDecimal.ONE;
        String at = shown.get("instrument").asString().split("-", -1)[0];
        for (JsonNode leg : shown.get("path")) {
            String[] sides = leg.get("instrument").asString().split("-", -1);
            boolean inverse = leg.get("inverse").asBoolean();
            assertThat(sides[inverse ? 1 : 0]).isEqualTo(at);
            at = sides[inverse ? 0 : 1];
            BigDecimal price = new BigDecimal(leg.get("price").asString());
            above = inverse ? above : above.multiply(price);
            below = inverse ? below.multiply(price) : below;
            confidence = confidence.subtract(
                    BigDecimal.ONE.subtract(new BigDecimal(leg.get("confidence").asString())));
        }
        assertThat(shown.get("instrument").asString()).endsWith("-" + at);
        return plain(above.divide(below, new MathContext(16, RoundingMode.HALF_EVEN)))
                + " "
                + plain(confidence.max(BigDecimal.ZERO));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static Optional<CrossRate> find(String instrument, Price... prices) {
        return CrossRates.find(new Instrument(instrument), List.of(prices), NOW);
    }

    private static Price price(String instrument, String price, String confidence, int age) {
        Instant asOf = NOW.minusSeconds(age);
        return new Price(
                Environment.SANDBOX,
                new Instrument(instrument),
                new BigDecimal(price),
                new BigDecimal(confidence),
                2,
                "wmedian-2",
                asOf,
                asOf.plusSeconds(1),
                asOf.plusSeconds(30),
                List.of(new Input(new Venue("kraken"), new BigDecimal(price), BigDecimal.ONE, "7", asOf, null)));
    }
}
