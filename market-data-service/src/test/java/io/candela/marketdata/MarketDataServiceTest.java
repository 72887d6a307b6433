package io.candela.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Decimals;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Topics;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.local.Infrastructure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The whole tape through the whole service, which is stopped and started again while it plays. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MarketDataServiceTest {
    private static final String WEEK = "/v1/candles/BTC-USD?interval=1h&from=2013-11-25&to=2013-12-02";

    private static final int LAST = Integer.MAX_VALUE;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    static Path folder;

    private static Service service;
    private static Relay rows;
    private static Relay queries;

    @BeforeAll
    static void playTheTapeWithAnInterruption() {
        URI http = URI.create(Infrastructure.questDb().httpUrl());
        URI sql = URI.create(Infrastructure.questDb().jdbcUrl().substring("jdbc:".length()));
        rows = new Relay(http.getHost(), http.getPort());
        queries = new Relay(sql.getHost(), sql.getPort());
        Map<String, Object> throughRelays = Map.of(
                "candela.market-data.history.http", "http://127.0.0.1:" + rows.port(),
                "candela.market-data.history.url", "jdbc:postgresql://127.0.0.1:" + queries.port() + sql.getPath());
        Instant began = Instant.now();
        try (Service first = Service.start(folder, throughRelays)) {
            await().atMost(PATIENCE)
                    .until(() ->
                            first.feeds().size() == 1 && first.feeds().get(0).has("feedTime"));
        }
        service = Service.start(folder, throughRelays);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(service::ended);
        System.out.printf(
                "The tape was played in %s, with %s of CPU%n",
                Duration.between(began, Instant.now()),
                ProcessHandle.current().info().totalCpuDuration().orElseThrow());
    }

    @AfterAll
    static void stop() {
        service.close();
        rows.close();
        queries.close();
    }

    @Test
    void everyHourEqualsTheOneComputedFromTheTape() throws IOException {
        JsonNode answer = awaitOpenHour();

        List<String> expected = expectedHours();
        List<String> served = new ArrayList<>();
        for (JsonNode candle : answer.get("data")) {
            served.add(String.join(
                    " ",
                    candle.get("openTime").asString(),
                    candle.get("open").asString(),
                    candle.get("high").asString(),
                    candle.get("low").asString(),
                    candle.get("close").asString(),
                    candle.get("volume").asString(),
                    candle.get("trades").asString()));
        }
        assertThat(served).hasSize(161).isEqualTo(expected);
        assertThat(answer.get("page").get("limit").asInt()).isEqualTo(500);
        assertThat(answer.get("page").has("next")).isFalse();
        for (int i = 0; i < 161; i++) {
            JsonNode candle = answer.get("data").get(i);
            assertThat(candle.get("state").asString()).isEqualTo(i < 160 ? "closed" : "open");
            assertThat(candle.get("final").asBoolean()).isEqualTo(i < 159);
            assertThat(candle.get("revision").asInt()).isZero();
        }
        assertThat(answer.get("gaps"))
                .singleElement()
                .hasToString(
                        "{\"from\":\"2013-12-01T17:00:00Z\",\"to\":\"2013-12-02T00:00:00Z\",\"reason\":\"not-observed\"}");
    }

    @Test
    void everyTradeIsThereOnceInTheOrderOfTheTape() {
        List<String> ids = new ArrayList<>();
        String next = "/v1/trades/BTC-USD?sort=time&limit=1000";
        while (next != null) {
            JsonNode page = service.json(next);
            page.get("data").forEach(trade -> ids.add(trade.get("tradeId").asString()));
            next = next(next, page);
        }

        assertThat(ids)
                .isEqualTo(IntStream.rangeClosed(1, 100_000)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void theNewestTradeComesFirst() {
        JsonNode first = service.json("/v1/trades/BTC-USD?limit=3");
        JsonNode second = service.json(Objects.requireNonNull(next("/v1/trades/BTC-USD?limit=3", first)));

        assertThat(first.get("data").findValuesAsString("tradeId")).containsExactly("100000", "99999", "99998");
        assertThat(second.get("data").findValuesAsString("tradeId")).containsExactly("99997", "99996", "99995");
    }

    @Test
    void minutesFromMemoryAndHistoryFormOneListWithoutSeam() throws IOException {
        List<String> opens = new ArrayList<>();
        String next = "/v1/candles/BTC-USD?interval=1m&from=2013-11-25&limit=777";
        while (next != null) {
            JsonNode page = service.json(next);
            page.get("data").forEach(candle -> opens.add(candle.get("openTime").asString()));
            next = next(next, page);
        }

        assertThat(opens)
                .isEqualTo(rowsBy(60).keySet().stream()
                        .map(minute -> Instant.ofEpochSecond(minute * 60).toString())
                        .toList());
    }

    @Test
    void aMinuteWithoutATradeIsAGapAndIsFilledOnRequestOnly() {
        String range = "/v1/candles/BTC-USD?interval=1m&from=2013-11-25T15:00:00Z&to=2013-11-25T17:00:00Z";
        JsonNode plain = service.json(range);
        JsonNode filled = service.json(range + "&fill=previous");

        long missing = 0;
        for (JsonNode gap : plain.get("gaps")) {
            assertThat(gap.get("reason").asString()).isEqualTo("no-trades");
            missing += Duration.between(
                            Instant.parse(gap.get("from").asString()),
                            Instant.parse(gap.get("to").asString()))
                    .toMinutes();
        }
        assertThat(missing).isPositive();
        assertThat(plain.get("data").size() + missing).isEqualTo(120);
        assertThat(filled.get("data")).hasSize(120);
        assertThat(filled.get("data").findValues("filled")).hasSize((int) missing);
    }

    @Test
    void theNewestPriceIsTheTapesLastTradeWithItsLineage() {
        JsonNode price = service.json("/v1/prices/BTC-USD?include=lineage");
        JsonNode last = service.json("/v1/trades/BTC-USD?limit=1").get("data").get(0);

        assertThat(price.get("price")).isEqualTo(last.get("price"));
        assertThat(price.get("environment").asString()).isEqualTo("replay");
        assertThat(price.get("asOf").asString()).isEqualTo("2013-12-01T16:02:05Z");
        assertThat(price.get("stale").asBoolean()).isFalse();
        assertThat(price.get("inputs").get(0).get("tradeId").asString()).isEqualTo("100000");
        assertThat(service.json("/v1/prices").get("data").get(0).has("inputs")).isFalse();
    }

    @Test
    void aPriceThatIsTooOldForTheCallerIsRefused() {
        assertThat(service.get("/v1/prices/BTC-USD?maxAge=1s").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = service.get("/v1/prices/BTC-USD?maxAge=0s");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("\"code\":\"stale-data\"");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/candles/NOPE-USD                        | 404 | unknown-instrument
            /v1/prices/btc-usd                          | 404 | unknown-instrument
            /v1/assets/nope                             | 404 | unknown-asset
            /v1/assets/resolve?symbol=NOPE              | 404 | unknown-asset
            /v1/assets/resolve?symbol=BOND              | 409 | "allowed":["barnbridge","bonded-finance"]
            /v1/assets/resolve                          | 400 | symbol
            /v1/candles/BTC-USD?interval=7m             | 400 | "allowed":["1m","5m","15m","1h","4h","1d"]
            /v1/candles/BTC-USD?from=1385337600         | 400 | RFC 3339
            /v1/candles/BTC-USD?limit=5001              | 400 | limit
            /v1/candles/BTC-USD?cursor=abc              | 400 | invalid-cursor
            /v1/candles/BTC-USD?from=2014&to=2013       | 400 | from
            /v1/candles/BTC-USD?fill=guess              | 400 | "allowed":["none","previous","zero"]
            /v1/trades/BTC-USD?sort=price               | 400 | "allowed":["time","-time"]
            /v1/trades/BTC-USD?form=2013-11-25          | 400 | form
            /v1/prices/BTC-USD?maxAge=soon              | 400 | maxAge
            /v1/nothing                                 | 404 | not-found
            """)
    void mistakesAreNamed(String path, int status, String says) {
        HttpResponse<String> answer = service.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(says).contains("requestId");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void aCursorFitsNoOtherList() {
        String cursor = service.json("/v1/candles/BTC-USD?interval=1m&from=2013-11-25&limit=1")
                .get("page")
                .get("next")
                .asString();

        assertThat(service.get("/v1/candles/BTC-USD?interval=5m&from=2013-11-25&limit=1&cursor=" + cursor)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void onlyWhatCanNeverChangeIsImmutable() {
        HttpResponse<String> day = service.get("/v1/candles/BTC-USD?interval=1h&from=2013-11-25&to=2013-11-26");

        assertThat(day.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(service.get(WEEK).headers().firstValue("Cache-Control").orElseThrow())
                .doesNotContain("immutable")
                .contains("s-maxage=1");
        String tag = day.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).doesNotStartWith("W/");
        assertThat(service.get("/v1/candles/BTC-USD?interval=1h&from=2013-11-25&to=2013-11-26", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void headIsAnsweredWithoutABody() {
        HttpResponse<String> answer =
                service.send(service.request("/v1/instruments").HEAD());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void nobodyGetsInPastTheGateway() {
        assertThat(service.exchange(service.request("/v1/prices")).statusCode()).isEqualTo(401);
    }

    @Test
    void instrumentsAndFeedsAreListed() {
        assertThat(service.json("/v1/instruments/BTC-USD"))
                .isEqualTo(service.json("/v1/instruments").get("data").get(0));
        JsonNode feed = service.json("/v1/feeds").get("data").get(0);
        assertThat(feed.get("state").asString()).isEqualTo("ended");
        assertThat(feed.get("feedTime").asString()).isEqualTo("2013-12-01T16:02:06Z");
    }

    @Test
    void assetsAreListedAndResolved() {
        JsonNode first = service.json("/v1/assets?limit=5");
        JsonNode bitcoin = first.get("data").get(4);

        assertThat(bitcoin.toString())
                .isEqualTo("{\"id\":\"bitcoin\",\"symbol\":\"BTC\",\"name\":\"Bitcoin\",\"aliases\":[\"XBT\"]}");
        assertThat(service.json("/v1/assets/bitcoin")).isEqualTo(bitcoin);
        assertThat(service.json("/v1/assets/resolve?symbol=xbt")).isEqualTo(bitcoin);
        String next = Objects.requireNonNull(next("/v1/assets?limit=5", first));
        assertThat(service.json(next).get("data").get(0).get("id").asString()).isEqualTo("bitcoin-cash");
    }

    @Test
    void theDescriptionSaysWhatTheJsonReallyIs() {
        JsonNode schemas = service.json("/v3/api-docs").get("components").get("schemas");

        JsonNode candle = schemas.get("Candle").get("properties");
        assertThat(candle.get("open").get("type").asString()).isEqualTo("string");
        assertThat(candle.get("open").get("format").asString()).isEqualTo("decimal");
        assertThat(candle.get("final").get("type").asString()).isEqualTo("boolean");
        assertThat(candle.get("state").get("enum").toString()).isEqualTo("[\"open\",\"closed\",\"corrected\"]");
    }

    @Test
    @Order(LAST - 1)
    void withoutTheStoreTheNewestIsServedDeepHistoryIsNotAndNothingIsLost() {
        String deep = "/v1/candles/BTC-USD?interval=1m&from=2013-11-25&to=2013-11-26";
        rows.cut();
        queries.cut();

        HttpResponse<String> refused = service.get(deep);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("\"retryable\":true");
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        assertThat(service.get(WEEK).statusCode()).isEqualTo(200);
        assertThat(service.get("/v1/candles/BTC-USD?interval=1m").statusCode()).isEqualTo(200);
        assertThat(service.get("/v1/prices/BTC-USD").statusCode()).isEqualTo(200);

        Instrument ether = new Instrument("ETH-USD");
        Instant time = Instant.parse("2013-12-01T16:02:06Z");
        Trade trade = new Trade(
                Environment.REPLAY,
                ether,
                new Venue("bitstamp"),
                "1",
                BigDecimal.TEN,
                BigDecimal.ONE,
                null,
                time,
                time);
        service.publish(Topics.TRADES.name(), "ETH-USD", trade);
        await().until(() -> service.history("failures") > 0);
        rows.mend();
        queries.mend();

        await().atMost(PATIENCE).until(() -> service.get(deep).statusCode() == 200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(service.trades(ether)).containsExactly(trade));
    }

    @Test
    @Order(LAST)
    void aStoreThatWasDeletedIsFilledAgainByItself() {
        for (String table : List.of("store", "trades", "candles", "prices")) {
            service.sql("DROP TABLE " + table);
        }

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> service.count("SELECT count() FROM trades WHERE instrument = 'BTC-USD'") == 100_000);
        await().atMost(PATIENCE)
                .until(() -> service.count(
                                "SELECT count() FROM candles WHERE instrument = 'BTC-USD' AND length = '1h' AND final")
                        == 159);
    }

    private static JsonNode awaitOpenHour() {
        return await().until(
                        () -> service.json(WEEK),
                        answer -> answer.get("data").size() == 161
                                && answer.get("data").get(160).get("trades").asInt() > 0);
    }

    /** Straight from the file, with nothing of the service's own. */
    private static List<String> expectedHours() throws IOException {
        List<String> expected = new ArrayList<>();
        rowsBy(3600).forEach((hour, rows) -> {
            List<BigDecimal> prices =
                    rows.stream().map(row -> new BigDecimal(row[1])).toList();
            BigDecimal volume =
                    rows.stream().map(row -> new BigDecimal(row[2])).reduce(BigDecimal.ZERO, BigDecimal::add);
            expected.add(String.join(
                    " ",
                    Instant.ofEpochSecond(hour * 3600).toString(),
                    plain(prices.getFirst()),
                    plain(prices.stream().reduce(BigDecimal::max).orElseThrow()),
                    plain(prices.stream().reduce(BigDecimal::min).orElseThrow()),
                    plain(prices.getLast()),
                    plain(volume),
                    Integer.toString(rows.size())));
        });
        return expected;
    }

    private static Map<Long, List<String[]>> rowsBy(long seconds) throws IOException {
        Map<Long, List<String[]>> intervals = new TreeMap<>();
        try (BufferedReader tape = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        MarketDataServiceTest.class.getResourceAsStream("/bitstamp_trades_from_20131125_usd.csv")),
                StandardCharsets.US_ASCII))) {
            tape.readLine();
            for (String line = tape.readLine(); line != null; line = tape.readLine()) {
                String[] row = line.split(",");
                intervals
                        .computeIfAbsent(Long.parseLong(row[0]) / seconds, any -> new ArrayList<>())
                        .add(row);
            }
        }
        return intervals;
    }

    private static @Nullable String next(String path, JsonNode page) {
        JsonNode next = page.get("page").get("next");
        return next == null ? null : path.replaceAll("&cursor=.*", "") + "&cursor=" + next.asString();
    }

    private static String plain(BigDecimal value) {
        return Decimals.canonical(value).toPlainString();
    }
}
