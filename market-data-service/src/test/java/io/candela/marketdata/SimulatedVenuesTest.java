package io.candela.marketdata;

import static java.math.RoundingMode.HALF_EVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.candela.local.Infrastructure;
import io.candela.sandbox.Sandbox;
import io.candela.sandbox.stage.Fault;
import io.candela.sandbox.stage.Stage;
import io.candela.sandbox.stage.StageServer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
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
    private static final String BOOK = "/v1/books/BTC-USD?venue=kraken";
    private static final String[] ALL = {"binance", "coinbase", "kraken"};
    private static final String[] HEALTHY = {"coinbase", "kraken"};
    private static final String NOWHERE = "127.0.0.1:1";

    @TempDir
    static Path folder;

    private static final Map<String, Object> SETTINGS = new HashMap<>();
    private static Stage stage;
    private static StageServer exchanges;
    private static Service service;

    @BeforeAll
    static void listen() {
        stage = Sandbox.stage(11, BEGIN);
        stage.advance(BEGIN.plusSeconds(60));
        exchanges = new StageServer(stage, 0, true);
        SETTINGS.putAll(Map.of(
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
            SETTINGS.put(at + ".socket", "ws:" + place + "/ws");
            SETTINGS.put(at + ".rest", "http:" + place);
        }
        service = Service.start(folder, SETTINGS, stage::now);
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
            assertThat(venue.get("instruments").asInt()).isEqualTo(21);
            assertThat(venue.get("used").asInt() + venue.get("excluded").size()).isBetween(1, 21);
            assertThat(venue.get("feeds")).hasSize(1);
            assertThat(venue.at("/feeds/0/age").asLong()).isLessThan(10);
        }
        assertThatPricesAreWithinTheirConfidence();
    }

    @Test
    @Order(1)
    void tickersOfAnInstrumentThatWeHaveNotHeardForADayAreMarkedAndMoversAreNotMadeOfThem() {
        JsonNode page = service.json("/v1/tickers?limit=7");
        JsonNode next = service.json(
                "/v1/tickers?limit=7&cursor=" + page.at("/page/next").asString());

        assertThat(page.get("data")).hasSize(7);
        assertThat(next.at("/data/0/instrument").asString())
                .isGreaterThan(page.at("/data/6/instrument").asString());
        JsonNode why = page.at("/data/0/incomplete/0");
        assertThat(why.get("reason").asString()).isEqualTo("before-listening");
        assertThat(Instant.parse(why.get("to").asString())).isBetween(BEGIN, stage.now());
        JsonNode movers = service.json("/v1/movers?limit=3");
        assertThat(movers.get("data")).isEmpty();
        assertThat(movers.at("/leftOut/incomplete").asInt()
                        + movers.at("/leftOut/stale").asInt())
                .isEqualTo(service.json("/v1/prices").get("data").size());
        for (String direction : List.of("gainers", "losers")) {
            List<BigDecimal> percents = service.json("/v1/movers?include=incomplete&direction=" + direction)
                    .get("data")
                    .valueStream()
                    .map(ticker -> decimal(ticker, "changePercent").abs())
                    .toList();
            assertThat(percents).isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    @Order(1)
    void whatIsNotTradedIsDerivedAndFollowsFromItsLineageToTheDigit() {
        await().atMost(PATIENCE).until(() -> service.get("/v1/prices/EUR-USD").statusCode() == 200);
        JsonNode price = service.json("/v1/prices/BTC-EUR?include=lineage");
        JsonNode bitcoin = price.at("/path/0");
        JsonNode euro = price.at("/path/1");

        assertThat(price.get("venue").asString()).isEqualTo("derived");
        assertThat(price.get("path").findValuesAsString("instrument")).containsExactly("BTC-USD", "EUR-USD");
        assertThat(price.get("path").findValuesAsString("inverse")).containsExactly("false", "true");
        assertThat(decimal(price, "price"))
                .isEqualTo(decimal(bitcoin, "price").divide(decimal(euro, "price"), new MathContext(16, HALF_EVEN)));
        assertThat(price.get("asOf").asString())
                .isEqualTo(Stream.of(bitcoin, euro)
                        .map(leg -> leg.get("asOf").asString())
                        .min(Comparator.comparing(Instant::parse))
                        .orElseThrow());
        assertThat(bitcoin.get("inputs")).isNotEmpty();
        assertThat(service.get("/v1/prices/BTC-USDT").statusCode()).isEqualTo(404);
        assertThat(service.get("/v1/prices/BTC-EUR?maxAge=0s").body()).contains("stale-data");
    }

    @Test
    @Order(1)
    void aBookCanBeCheckedByItsAnswerAlone() {
        passUntil(() -> !service.json(BOOK).get("data").isEmpty());
        JsonNode book = service.json(BOOK + "&depth=20").at("/data/0");

        assertThat(book.get("venue").asString()).isEqualTo("kraken");
        assertThat(book.get("environment").asString()).isEqualTo("sandbox");
        assertThat(book.get("state").asString()).isEqualTo("followed");
        assertThat(book.get("stale").asBoolean()).isFalse();
        assertThat(book.get("bids")).hasSize(20);
        assertThat(book.get("asks")).hasSize(20);
        assertThat(decimal(book.at("/bids/0"), "price")).isLessThan(decimal(book.at("/asks/0"), "price"));
        assertThat(checksum(book)).isEqualTo(book.at("/checksum/value").asLong());
        assertThat(Instant.parse(book.get("staleAt").asString()))
                .isBetween(stage.now(), stage.now().plusSeconds(10));
        assertThat(service.json(BOOK).at("/data/0/bids")).hasSize(10);
        assertThat(service.json("/v1/books/BTC-USD?depth=1").at("/data/0/asks")).hasSize(1);
        assertThat(service.json("/v1/books/BTC-USD?venue=nowhere").get("data")).isEmpty();
        assertThat(service.json(BOOK + "&maxAge=10s").get("data")).hasSize(1);
    }

    /** As the documentation describes it. */
    private static long checksum(JsonNode book) {
        StringBuilder text = new StringBuilder();
        for (String side : List.of("asks", "bids")) {
            book.get(side)
                    .valueStream()
                    .limit(10)
                    .forEach(level -> text.append(digits(level, "price", book.at("/checksum/priceDecimals")))
                            .append(digits(level, "quantity", book.at("/checksum/quantityDecimals"))));
        }
        CRC32 sum = new CRC32();
        sum.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return sum.getValue();
    }

    private static String digits(JsonNode level, String field, JsonNode decimals) {
        return decimal(level, field)
                .setScale(decimals.asInt())
                .toPlainString()
                .replace(".", "")
                .replaceFirst("^0+", "");
    }

    @Test
    @Order(2)
    void aFrozenVenueIsLeftOutAndEverythingSaysWhy() {
        stage.begin("binance", new Fault.Freeze(Duration.ofSeconds(45)));
        pass(15, HEALTHY);
        awaitState("binance", "silent");
        assertThat(venue("binance").at("/feeds/0/age").asLong()).isBetween(10L, 20L);
        String minute = "/v1/candles/BTC-USD?interval=1m&from=" + stage.now().truncatedTo(ChronoUnit.MINUTES);
        await().atMost(PATIENCE).until(() -> !service.json(minute).get("data").isEmpty());
        assertThat(service.json(minute).at("/data/0/notObserved").toString()).isEqualTo("[\"binance\"]");
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
        JsonNode minutes = service.json("/v1/candles/BTC-USD?interval=1m").get("data");
        assertThat(minutes).hasSizeGreaterThan(2);
        for (JsonNode minute : minutes) {
            assertThat(decimal(minute, "high"))
                    .isLessThan(decimal(service.json(PRICE), "price").multiply(BigDecimal.TWO));
        }
        assertThat(service.counted("candela.market-data.candle.implausible", "binance", "held"))
                .isPositive();
    }

    @Test
    @Order(4)
    void whatWasTradedWhileFeedsWereDeadIsNotObservedUntilTheVenuesHaveBeenAskedForIt() {
        pass(10, ALL);
        Instant killed = stage.now();
        for (String venue : ALL) {
            stage.begin(venue, new Fault.TooManyRequests(Duration.ofSeconds(185)));
            stage.begin(venue, new Fault.Disconnect());
        }
        for (String venue : ALL) {
            await().atMost(PATIENCE).until(() -> !state(venue).equals("running"));
        }
        stage.advance(killed.plusSeconds(180));
        Instant from = killed.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
        String range = "from=%s&to=%s".formatted(from, from.plusSeconds(120));
        String minutes = "/v1/candles/BTC-USD?interval=1m&" + range;
        for (String path : List.of(minutes, minutes + "&fill=previous")) {
            JsonNode blind = service.json(path);
            assertThat(blind.get("data")).isEmpty();
            assertThat(blind.get("gaps").toString())
                    .isEqualTo("[{\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"not-observed\"}]"
                            .formatted(from, from.plusSeconds(120)));
        }
        JsonNode lasting = service.json("/v1/coverage/BTC-USD?" + range).get("data");
        assertThat(lasting.findValuesAsString("venue")).containsExactlyInAnyOrder(ALL);
        for (JsonNode gap : lasting) {
            assertThat(gap.get("state").asString()).isEqualTo("not-observed");
            assertThat(Instant.parse(gap.get("from").asString())).isBetween(killed.minusSeconds(10), killed);
            assertThat(gap.has("to")).isFalse();
        }

        stage.advance(killed.plusSeconds(190));
        for (String venue : ALL) {
            awaitState(venue, "running");
        }
        passUntil(() -> priceKnows(ALL));
        await().atMost(PATIENCE)
                .until(
                        () -> service.json("/v1/coverage/BTC-USD?" + range)
                                .get("data")
                                .findValuesAsString("state"),
                        Predicate.isEqual(List.of("back-filled", "back-filled", "back-filled")));
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode filled = service.json(minutes).get("data");
            assertThat(filled).hasSize(2);
            assertThat(decimal(filled.get(0), "volume")).isEqualByComparingTo(volume(from));
            assertThat(decimal(filled.get(1), "volume")).isEqualByComparingTo(volume(from.plusSeconds(60)));
        });
        for (JsonNode candle : service.json(minutes).get("data")) {
            assertThat(candle.get("state").asString()).isEqualTo("corrected");
            assertThat(candle.get("backFilled").toString()).isEqualTo("[\"binance\",\"coinbase\",\"kraken\"]");
            assertThat(candle.has("notObserved")).isFalse();
        }
        assertThat(service.json(minutes).get("gaps")).isEmpty();
    }

    @Test
    @Order(5)
    void withAllVenuesFrozenThePriceIsStaleAtItsBoundAndWhoeverWantsAFreshOneGetsNone() {
        passUntil(() -> priceKnows(ALL));
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
        assertThat(service.json(BOOK).at("/data/0/stale").asBoolean()).isTrue();
        HttpResponse<String> noBook = service.get(BOOK + "&maxAge=5s");
        assertThat(noBook.statusCode()).isEqualTo(503);
        assertThat(noBook.body()).contains("\"code\":\"stale-data\"");
    }

    @Test
    @Order(6)
    void aServiceThatWasAwayGoesOnFromTheTradesThatItsPricesName() {
        Instant gone = stage.now();
        service.close();
        stage.advance(gone.plusSeconds(240));
        service = Service.start(folder, SETTINGS, stage::now);
        for (String venue : ALL) {
            awaitState(venue, "running");
        }

        // Time goes on whatever feeds do: one that connects late hears nothing while time stands still.
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            stage.advance(stage.now().plusSeconds(STEP));
            return isBackFilled("binance", gone.plusSeconds(60)) && isBackFilled("coinbase", gone.plusSeconds(60));
        });
    }

    private static boolean isBackFilled(String venue, Instant time) {
        return service.json("/v1/coverage/BTC-USD?from=%s&to=%s".formatted(time, time.plusSeconds(1)))
                .get("data")
                .valueStream()
                .anyMatch(gap -> gap.get("venue").asString().equals(venue)
                        && gap.get("state").asString().equals("back-filled"));
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

    private static void passUntil(BooleanSupplier condition) {
        for (int steps = 0; steps < 60 && !condition.getAsBoolean(); steps++) {
            pass(STEP);
        }
        await().atMost(PATIENCE).until(condition::getAsBoolean);
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
        await().atMost(PATIENCE).until(() -> state(venue).equals(state));
    }

    private static String state(String venue) {
        return venue(venue).at("/feeds/0/state").asString("");
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

    /** What was traded in a minute, as the exchanges' own candles have it. */
    private static BigDecimal volume(Instant minute) {
        long second = minute.getEpochSecond();
        JsonNode binance =
                exchange("/binance/api/v3/klines?symbol=BTCUSD&interval=1m&limit=1&startTime=" + second * 1000);
        JsonNode coinbase =
                exchange("/coinbase/products/BTC-USD/candles?granularity=60&start=%s&end=%s".formatted(minute, minute));
        JsonNode kraken = exchange("/kraken/0/public/OHLC?pair=XBTUSD&interval=1&since=" + (second - 60))
                .at("/result/XXBTZUSD/0");
        return Stream.of(binance.get(0).get(5), coinbase.get(0).get(5), kraken.get(6))
                .map(volume -> new BigDecimal(volume.asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static JsonNode exchange(String path) {
        return service.tree(URI.create("http://127.0.0.1:" + exchanges.port() + path));
    }

    private static BigDecimal decimal(JsonNode from, String field) {
        return new BigDecimal(from.get(field).asString());
    }

    private record Newest(String id, BigDecimal price) {}
}
