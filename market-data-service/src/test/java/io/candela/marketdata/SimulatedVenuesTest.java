package io.candela.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.candela.local.Infrastructure;
import io.candela.sandbox.Sandbox;
import io.candela.sandbox.stage.Fault;
import io.candela.sandbox.stage.Stage;
import io.candela.sandbox.stage.StageServer;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The whole service at simulated exchanges that fail on request. The test drives the time of all of them, some seconds at once,
 * and only when the service has come so far, so that nothing depends on how fast the machine is.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SimulatedVenuesTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int STEP = 5;
    private static final String PRICE = "/v1/prices/BTC-USD";
    private static final String[] ALL = {"binance", "coinbase", "kraken"};
    private static final String[] HEALTHY = {"coinbase", "kraken"};
    private static final String NOWHERE = "127.0.0.1:1";

    @TempDir
    static Path folder;

    private static Stage stage;
    private static StageServer exchanges;
    private static Service service;

    @BeforeAll
    static void listen() {
        stage = Sandbox.stage(11, BEGIN);
        stage.advance(BEGIN.plusSeconds(60));
        exchanges = new StageServer(stage, 0, true);
        Map<String, Object> settings = new HashMap<>(Map.of(
                "candela.environment",
                "sandbox",
                "spring.kafka.bootstrap-servers",
                Infrastructure.freshKafka().bootstrapServers(),
                "candela.market-data.history.http",
                "http://" + NOWHERE,
                "candela.market-data.history.url",
                "jdbc:postgresql://" + NOWHERE + "/qdb",
                "candela.market-data.feeds.first-pause",
                "20ms",
                "candela.market-data.feeds.longest-pause",
                "100ms"));
        for (String venue : ALL) {
            String at = "candela.market-data.venues.at." + venue;
            String place = "//127.0.0.1:%d/%s".formatted(exchanges.port(), venue);
            settings.put(at + ".socket", "ws:" + place + "/ws");
            settings.put(at + ".rest", "http:" + place);
        }
        service = Service.start(folder, settings, stage::now);
        for (String venue : ALL) {
            awaitState(venue, "running");
        }
        // The price knows nothing of what was traded before.
        pass(60);
        await().atMost(PATIENCE).until(() -> priceKnows(ALL));
    }

    @AfterAll
    static void stop() {
        service.close();
        exchanges.close();
    }

    @Test
    @Order(1)
    void everyVenueIsUsedAndHeard() {
        JsonNode venues = service.json("/v1/venues").get("data");

        assertThat(venues.findValuesAsString("id")).containsExactly(ALL);
        for (JsonNode venue : venues) {
            assertThat(venue.get("environment").asString()).isEqualTo("sandbox");
            assertThat(venue.get("instruments").asInt()).isEqualTo(20);
            assertThat(venue.get("used").asInt() + venue.get("excluded").size()).isBetween(1, 20);
            assertThat(venue.get("feeds")).hasSize(1);
            assertThat(venue.at("/feeds/0/age").asLong()).isLessThan(10);
        }
        assertThatPricesAreWithinTheirConfidence();
    }

    @Test
    @Order(2)
    void aFrozenVenueIsLeftOutAndEverythingSaysWhy() {
        stage.begin("binance", new Fault.Freeze(Duration.ofSeconds(45)));
        pass(15, HEALTHY);
        awaitState("binance", "silent");
        assertThat(venue("binance").at("/feeds/0/age").asLong()).isBetween(10L, 20L);
        pass(20, HEALTHY);

        JsonNode input = input("binance");
        assertThat(input.get("excluded").asString()).isEqualTo("stale");
        assertThat(input.get("weight").asString()).isEqualTo("0");
        JsonNode excluded = excluded("binance");
        assertThat(excluded.get("reason").asString()).isEqualTo("stale");
        assertThat(excluded.get("tradeId")).isEqualTo(input.get("tradeId"));
        assertThat(excluded.get("age").asLong()).isGreaterThanOrEqualTo(30);
    }

    @Test
    @Order(3)
    void aPoisonedVenueIsLeftOutAndEverythingSaysWhy() {
        pass(30, HEALTHY);
        awaitState("binance", "running");
        pass(10, ALL);
        stage.begin("binance", new Fault.BadPrice(10, Duration.ofSeconds(60)));
        pass(55, ALL);

        JsonNode input = input("binance");
        assertThat(input.get("excluded").asString()).isEqualTo("outlier");
        assertThat(input.get("weight").asString()).isEqualTo("0");
        assertThat(decimal(input, "price"))
                .isGreaterThan(decimal(service.json(PRICE), "price").multiply(BigDecimal.valueOf(9)));
        JsonNode excluded = excluded("binance");
        assertThat(excluded.get("reason").asString()).isEqualTo("outlier");
        assertThat(excluded.get("price")).isEqualTo(input.get("price"));
        assertThat(service.json(PRICE).get("stale").asBoolean()).isFalse();
    }

    @Test
    @Order(4)
    void withAllVenuesFrozenThePriceIsStaleAtItsBoundAndWhoeverWantsAFreshOneGetsNone() {
        pass(30, ALL);
        for (String venue : ALL) {
            stage.begin(venue, new Fault.Freeze(Duration.ofMinutes(3)));
        }
        Instant staleAt = Instant.parse(service.json(PRICE).get("staleAt").asString());

        stage.advance(staleAt.minusMillis(250));
        assertThat(service.json(PRICE).get("stale").asBoolean()).isFalse();
        assertThat(service.get(PRICE + "?maxAge=30s").statusCode()).isEqualTo(200);

        stage.advance(staleAt.plusMillis(250));
        assertThat(service.json(PRICE).get("stale").asBoolean()).isTrue();
        HttpResponse<String> refused = service.get(PRICE + "?maxAge=30s");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("\"code\":\"stale-data\"");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        for (String venue : ALL) {
            assertThat(excluded(venue).get("reason").asString()).isEqualTo("stale");
        }
    }

    /** Lets time pass in steps; after each, feeds have come along and the price knows the newest trades at some venues. */
    private static void pass(int seconds, String... venues) {
        for (int passed = 0; passed < seconds; passed += STEP) {
            Instant before = stage.now();
            stage.advance(before.plusSeconds(STEP));
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> feedsHaveComeTo(before) && priceKnows(venues));
            if (venues.length > 0) {
                assertThatPricesAreWithinTheirConfidence();
            }
        }
    }

    // A feed that is not connected says nothing of its time.
    private static boolean feedsHaveComeTo(Instant time) {
        return service.json("/v1/feeds")
                .get("data")
                .valueStream()
                .filter(feed ->
                        List.of("running", "silent").contains(feed.get("state").asString()))
                .noneMatch(
                        feed -> Instant.parse(feed.get("feedTime").asString()).isBefore(time));
    }

    private static boolean priceKnows(String... venues) {
        for (String venue : venues) {
            if (!input(venue).path("tradeId").asString("").equals(newest(venue).id())) {
                return false;
            }
        }
        return true;
    }

    /**
     * What BTC-USD costs follows from the newest trades at the exchanges, by the exchanges' own account; and nothing is worth what
     * a poisoned venue says of it.
     */
    private static void assertThatPricesAreWithinTheirConfidence() {
        JsonNode price = service.json(PRICE);
        BigDecimal doubt = BigDecimal.ONE.subtract(decimal(price, "confidence"));
        BigDecimal percent = decimal(price, "price").movePointLeft(2);
        List<BigDecimal> real =
                Stream.of(ALL).map(venue -> newest(venue).price()).sorted().toList();
        assertThat(decimal(price, "price")).isCloseTo(real.get(1), within(doubt.multiply(percent)));

        Map<String, BigDecimal> quoted = new HashMap<>();
        exchange("/binance/api/v3/ticker/24hr")
                .forEach(ticker -> quoted.put(ticker.get("symbol").asString(), decimal(ticker, "bidPrice")));
        for (JsonNode each : service.json("/v1/prices").get("data")) {
            String symbol = each.get("instrument").asString().replace("-", "");
            BigDecimal bid = Objects.requireNonNull(quoted.get(symbol));
            assertThat(decimal(each, "price")).as(symbol).isCloseTo(bid, within(bid.multiply(new BigDecimal("0.02"))));
        }
    }

    private static void awaitState(String venue, String state) {
        await().atMost(PATIENCE)
                .until(() -> venue(venue).at("/feeds/0/state").asString("").equals(state));
    }

    private static JsonNode venue(String id) {
        return service.json("/v1/venues")
                .get("data")
                .valueStream()
                .filter(venue -> venue.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode excluded(String venue) {
        return venue(venue)
                .get("excluded")
                .valueStream()
                .filter(each -> each.get("instrument").asString().equals("BTC-USD"))
                .findFirst()
                .orElseThrow();
    }

    /** What a venue has in the lineage of the price. */
    private static JsonNode input(String venue) {
        HttpResponse<String> answer = service.get(PRICE + "?include=lineage");
        return answer.statusCode() == 503
                ? Service.NOTHING
                : Service.tree(answer)
                        .path("inputs")
                        .valueStream()
                        .filter(input -> input.get("venue").asString().equals(venue))
                        .findFirst()
                        .orElse(Service.NOTHING);
    }

    /** The newest trade of BTC-USD, as the exchange answers who asks it, whatever it says to those who listen. */
    private static Newest newest(String venue) {
        return switch (venue) {
            case "binance" -> {
                JsonNode trade = exchange("/binance/api/v3/aggTrades?symbol=BTCUSD&limit=1")
                        .get(0);
                yield new Newest(trade.get("a").asString(), decimal(trade, "p"));
            }
            case "coinbase" -> {
                JsonNode trade =
                        exchange("/coinbase/products/BTC-USD/trades?limit=1").get(0);
                yield new Newest(trade.get("trade_id").asString(), decimal(trade, "price"));
            }
            default -> {
                JsonNode trade =
                        exchange("/kraken/0/public/Trades?pair=XBTUSD&count=1").at("/result/XXBTZUSD/0");
                yield new Newest(
                        trade.get(6).asString(), new BigDecimal(trade.get(0).asString()));
            }
        };
    }

    private static JsonNode exchange(String path) {
        return service.tree(URI.create("http://127.0.0.1:" + exchanges.port() + path));
    }

    private static BigDecimal decimal(JsonNode from, String field) {
        return new BigDecimal(from.get(field).asString());
    }

    private record Newest(String id, BigDecimal price) {}
}
