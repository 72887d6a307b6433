package io.candela.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Decimals;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Price;
import io.candela.contracts.Topics;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.local.Infrastructure;
import io.candela.marketdata.prices.PriceView;
import io.candela.platform.json.RecordJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.provider.ValueSource;
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
    void candlesHaveOnlyTheFieldsThatAreNamed() {
        awaitOpenHour();
        for (String range : List.of("limit=2", "from=2013-11-25&limit=2")) {
            JsonNode answer = service.json("/v1/candles/BTC-USD?fields=openTime,close&" + range);

            assertThat(answer.get("data"))
                    .hasSize(2)
                    .allSatisfy(candle ->
                            assertThat(candle.propertyNames()).containsExactlyInAnyOrder("openTime", "close"));
            assertThat(answer.get("page").get("limit").asInt()).isEqualTo(2);
            assertThat(answer.has("gaps")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1m", "15m", "1h", "4h", "1d", "1w", "1M"})
    void theCandlesOfTheOnlyVenueAreThoseOfAllTogether(String interval) {
        awaitOpenHour();
        for (String range : List.of("limit=1000", "from=2013-11-01&to=2013-11-30T12:20:00Z&limit=1000")) {
            JsonNode venue = service.json("/v1/candles/BTC-USD?venue=bitstamp&interval=" + interval + "&" + range);
            JsonNode all = service.json("/v1/candles/BTC-USD?interval=" + interval + "&" + range);

            assertThat(numbers(venue)).isNotEmpty().isEqualTo(numbers(all));
            assertThat(venue.get("data").findValuesAsString("venue")).containsOnly("bitstamp");
            assertThat(venue.get("gaps")).isEqualTo(all.get("gaps"));
        }
    }

    private static List<String> numbers(JsonNode candles) {
        List<String> rows = new ArrayList<>();
        candles.get("data")
                .forEach(candle -> rows.add(
                        Stream.of("openTime", "closeTime", "open", "high", "low", "close", "volume", "vwap", "trades")
                                .map(field -> candle.get(field).asString())
                                .collect(Collectors.joining(" "))));
        return rows;
    }

    @Test
    void aVenueHasDaysOfAZoneToo() {
        awaitOpenHour();
        String days = "/v1/candles/BTC-USD?interval=1d&timezone=Asia/Kolkata";
        JsonNode venue = service.json(days + "&venue=bitstamp");

        assertThat(numbers(venue)).hasSize(7).isEqualTo(numbers(service.json(days)));
        assertThat(venue.get("data").findValuesAsString("venue")).containsOnly("bitstamp");
    }

    @Test
    void secondsAreThereAndMakeUpTheMinute() {
        awaitOpenHour();
        String range = "&from=2013-11-25T15:00:00Z&to=2013-11-25T15:10:00Z&limit=1000";
        JsonNode seconds = service.json("/v1/candles/BTC-USD?interval=1s" + range);
        JsonNode minutes = service.json("/v1/candles/BTC-USD?interval=1m" + range);

        assertThat(sum(seconds, "trades")).isPositive().isEqualTo(sum(minutes, "trades"));
        assertThat(sum(seconds, "volume")).isEqualTo(sum(minutes, "volume"));
        assertThat(seconds.at("/data/0/final").asBoolean()).isTrue();
        assertThat(seconds.at("/data/0/state").asString()).isEqualTo("closed");
        assertThat(seconds.get("data").size()).isGreaterThan(minutes.get("data").size());
    }

    private static BigDecimal sum(JsonNode candles, String field) {
        return candles.get("data")
                .valueStream()
                .map(candle -> new BigDecimal(candle.get(field).asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros();
    }

    @Test
    void weeksAndMonthsAreThoseOfTheCalendarAndAreFilledLikeOthers() {
        awaitOpenHour();
        JsonNode weeks = service.json("/v1/candles/BTC-USD?interval=1w");
        JsonNode months = service.json("/v1/candles/BTC-USD?interval=1M&fill=zero&limit=4");

        assertThat(weeks.get("data").findValuesAsString("openTime")).containsExactly("2013-11-25T00:00:00Z");
        assertThat(weeks.at("/data/0/trades").asInt()).isEqualTo(100_000);
        assertThat(months.get("data").findValuesAsString("openTime"))
                .containsExactly("2013-11-01T00:00:00Z", "2013-12-01T00:00:00Z");
        assertThat(months.get("data").findValuesAsString("closeTime"))
                .containsExactly("2013-12-01T00:00:00Z", "2014-01-01T00:00:00Z");
        assertThat(months.at("/data/0/trades").asInt()
                        + months.at("/data/1/trades").asInt())
                .isEqualTo(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe"})
    void daysOfATimeZoneEqualTheOnesComputedFromTheTape(String zone) throws IOException {
        awaitOpenHour();
        String days = "/v1/candles/BTC-USD?interval=1d&from=2013-11-01&to=2013-12-02&limit=3&timezone=" + zone;
        List<String> served = new ArrayList<>();
        String next = days;
        while (next != null) {
            JsonNode page = service.json(next);
            assertThat(page.get("timezone").asString()).isEqualTo(zone);
            page.get("data")
                    .forEach(day -> served.add(
                            Stream.of("openTime", "closeTime", "open", "high", "low", "close", "volume", "trades")
                                    .map(field -> day.get(field).asString())
                                    .collect(Collectors.joining(" "))));
            next = next(days, page);
        }

        assertThat(served).isEqualTo(expectedDays(ZoneId.of(zone)));
        JsonNode newest = service.json("/v1/candles/BTC-USD?interval=1d&timezone=" + zone);
        assertThat(newest.get("data").findValuesAsString("openTime"))
                .isEqualTo(served.stream().map(day -> day.split(" ")[0]).toList());
        int last = served.size() - 1;
        for (int i = 0; i <= last; i++) {
            JsonNode day = newest.get("data").get(i);
            assertThat(day.get("state").asString()).isEqualTo(i < last ? "closed" : "open");
            assertThat(day.get("final").asBoolean()).isEqualTo(i < last);
            assertThat(day.get("revision").asInt()).isZero();
        }
    }

    @Test
    void utcIsTheTimeZoneOfWhoNamesNone() {
        awaitOpenHour();
        for (String interval : List.of("1h", "1d", "1w", "1M")) {
            String list = "/v1/candles/BTC-USD?fill=previous&limit=3&interval=" + interval;
            JsonNode plain = service.json(list);

            for (String name : List.of("UTC", "Etc/UTC")) {
                JsonNode named = service.json(list + "&timezone=" + name);
                assertThat(named.get("data")).isNotEmpty().isEqualTo(plain.get("data"));
                assertThat(named.get("gaps")).isEqualTo(plain.get("gaps"));
                assertThat(named.get("timezone").asString()).isEqualTo(name);
            }
            assertThat(plain.has("timezone")).isFalse();
        }
    }

    @Test
    void daysOfATimeZoneAreFilledKnownKeptAndExportedLikeThoseOfUtc() {
        awaitOpenHour();
        String days = "/v1/candles/BTC-USD?interval=1d&timezone=America/New_York";

        JsonNode months = service.json("/v1/candles/BTC-USD?interval=1M&timezone=America/New_York&fill=zero&limit=4");
        assertThat(months.get("data").findValuesAsString("openTime"))
                .containsExactly("2013-11-01T04:00:00Z", "2013-12-01T05:00:00Z");
        assertThat(months.at("/data/0/closeTime").asString()).isEqualTo("2013-12-01T05:00:00Z");

        // A day is closed two seconds after its midnight.
        assertThat(service.json(days + "&asOf=2013-11-27T05:00:01Z").get("data").findValuesAsString("openTime"))
                .containsExactly("2013-11-24T05:00:00Z", "2013-11-25T05:00:00Z");
        JsonNode then = service.json(days + "&asOf=2013-11-27T05:00:02Z&fields=openTime,final");
        assertThat(then.get("data").findValuesAsString("openTime"))
                .containsExactly("2013-11-24T05:00:00Z", "2013-11-25T05:00:00Z", "2013-11-26T05:00:00Z");
        assertThat(then.at("/data/2/final").asBoolean()).isFalse();
        assertThat(then.at("/data/1/final").asBoolean()).isTrue();
        assertThat(then.get("timezone").asString()).isEqualTo("America/New_York");

        String settled = days + "&from=2013-11-25&to=2013-11-30";
        HttpResponse<String> page = service.get(settled);
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow())
                .contains("s-maxage=86400")
                .doesNotContain("immutable");
        assertThat(service.json(settled).get("gaps")).isEmpty();
        assertThat(service.json(days + "&from=2013-11-23&to=2013-11-26").get("gaps"))
                .singleElement()
                .hasToString(
                        "{\"from\":\"2013-11-23T05:00:00Z\",\"to\":\"2013-11-24T05:00:00Z\",\"reason\":\"not-observed\"}");

        HttpResponse<String> export = service.get(
                "/v1/exports/candles/BTC-USD?interval=1d&timezone=America/New_York&to=2013-11-30",
                "Accept",
                "text/csv");
        assertThat(export.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("BTC-USD-1d-America-New_York.csv");
        assertThat(export.body().lines().skip(1).map(line -> line.split(",")[3]).toList())
                .isEqualTo(service.json(days + "&from=2013-11-01&to=2013-11-30")
                        .get("data")
                        .findValuesAsString("openTime"));
    }

    @Test
    void whoAsksForAnEarlierTimeGetsWhatWasServedThen() {
        awaitOpenHour();
        JsonNode then = service.json(WEEK + "&asOf=2013-11-26T00:30:00Z");

        List<String> known = new ArrayList<>();
        for (JsonNode candle : service.json(WEEK).get("data")) {
            if (candle.get("openTime").asString().compareTo("2013-11-26") < 0) {
                known.add(candle.get("openTime").asString() + candle.get("close") + candle.get("volume"));
            }
        }
        List<String> answered = new ArrayList<>();
        for (JsonNode candle : then.get("data")) {
            answered.add(candle.get("openTime").asString() + candle.get("close") + candle.get("volume"));
        }
        assertThat(answered).isNotEmpty().isEqualTo(known);
        int last = answered.size() - 1;
        assertThat(then.at("/data/%d/final".formatted(last)).asBoolean()).isFalse();
        assertThat(then.at("/data/%d/final".formatted(last - 1)).asBoolean()).isTrue();
        assertThat(then.get("gaps").get(then.get("gaps").size() - 1))
                .hasToString(
                        "{\"from\":\"2013-11-26T00:00:00Z\",\"to\":\"2013-12-02T00:00:00Z\",\"reason\":\"not-observed\"}");
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
        assertThat(price.get("venue").asString()).isEqualTo("consolidated");
    }

    @Test
    void aPriceThatIsTooOldForTheCallerIsRefused() {
        assertThat(service.get("/v1/prices/BTC-USD?maxAge=1s").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = service.get("/v1/prices/BTC-USD?maxAge=0s");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("\"code\":\"stale-data\"");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void whoAsksForThePriceOfAnEarlierTimeGetsTheOneOfThenToTheDigit() {
        List<Price> said = awaitStoredPrices();
        assertThat(said).hasSizeGreaterThan(3);
        for (int i = 0; i < said.size() - 1; i += 1 + said.size() / 25) {
            Price price = said.get(i);
            Instant then = price.asOf();
            Instant before = said.get(i + 1).asOf().minusNanos(1);

            assertThat(service.json("/v1/prices/BTC-USD?include=lineage&asOf=" + then))
                    .isEqualTo(tree(PriceView.of(price, then, true)));
            JsonNode derived = service.json("/v1/prices/USD-BTC?include=lineage&asOf=" + before);
            assertThat(derived.at("/path/0/price").asString()).isEqualTo(plain(price.price()));
            assertThat(derived.at("/path/0/inputs"))
                    .isEqualTo(tree(PriceView.of(price, then, true)).get("inputs"));
            assertThat(service.json("/v1/prices?asOf=" + before).get("data"))
                    .isEqualTo(tree(List.of(PriceView.of(price, before, false))));
        }
    }

    @Test
    void thePriceOfAnEarlierTimeIsJudgedByThatTime() {
        List<Price> said = awaitStoredPrices();
        Price price = said.get(said.size() / 2);
        Instant next = said.get(said.size() / 2 + 1).asOf();
        String known = "/v1/prices/BTC-USD?maxAge=0s&asOf=";

        HttpResponse<String> then = service.get(known + price.asOf());
        assertThat(then.statusCode()).isEqualTo(200);
        assertThat(then.headers().firstValue("Age")).contains("0");
        assertThat(then.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable", "s-maxage=");
        HttpResponse<String> older = service.get(known + next.minusNanos(1));
        assertThat(older.statusCode()).isEqualTo(404);
        assertThat(older.body()).contains("\"code\":\"no-price-then\"", "\"retryable\":false");
        HttpResponse<String> newest = service.get(known + said.getLast().asOf());
        assertThat(newest.headers().firstValue("Cache-Control").orElseThrow()).doesNotContain("immutable");
        HttpResponse<String> before = service.get("/v1/prices/BTC-USD?asOf=2013-11-24");
        assertThat(before.statusCode()).isEqualTo(404);
        assertThat(before.body()).contains("The oldest that is kept, of any instrument, is of 2013-");
        assertThat(service.json("/v1/prices?asOf=2013-11-24").get("data")).isEmpty();
    }

    @Test
    void theTickerOfTheLastDayFollowsFromItsCandlesToTheDigit() {
        await().untilAsserted(() -> {
            JsonNode ticker = service.json("/v1/tickers/BTC-USD");
            JsonNode made = ticker.get("candles");
            JsonNode candles = service.json("/v1/candles/BTC-USD?interval=1m&limit=5000&from=%s&to=%s"
                            .formatted(
                                    made.get("from").asString(), made.get("to").asString()))
                    .get("data");

            assertThat(made.get("from").asString()).isEqualTo("2013-11-30T16:02:00Z");
            assertThat(ticker.get("openTime")).isEqualTo(made.get("from"));
            assertThat(ticker.get("closeTime").asString()).isEqualTo("2013-12-01T16:02:06Z");
            assertThat(made.get("count").asInt()).isEqualTo(candles.size()).isGreaterThan(1_000);
            assertThat(ticker.get("open")).isEqualTo(candles.get(0).get("open"));
            assertThat(ticker.get("high").asString())
                    .isEqualTo(plain(decimals(candles, "high").reduce(BigDecimal::max)));
            assertThat(ticker.get("low").asString())
                    .isEqualTo(plain(decimals(candles, "low").reduce(BigDecimal::min)));
            BigDecimal volume = decimals(candles, "volume").reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(ticker.get("volume").asString()).isEqualTo(plain(volume));
            BigDecimal value = candles.valueStream()
                    .map(candle -> decimal(candle, "vwap").multiply(decimal(candle, "volume")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            MathContext digits = new MathContext(16, RoundingMode.HALF_EVEN);
            assertThat(ticker.get("quoteVolume").asString()).isEqualTo(plain(value.round(digits)));
            assertThat(ticker.get("vwap").asString())
                    .isEqualTo(plain(
                            value.divide(volume, 18, RoundingMode.HALF_EVEN).round(digits)));
            assertThat(ticker.get("trades").asLong())
                    .isEqualTo(candles.valueStream()
                            .mapToLong(candle -> candle.get("trades").asLong())
                            .sum());
            BigDecimal change = decimal(ticker, "last").subtract(decimal(ticker, "open"));
            assertThat(ticker.get("change").asString()).isEqualTo(plain(change));
            assertThat(ticker.get("changePercent").asString())
                    .isEqualTo(
                            plain(change.movePointRight(2).divide(decimal(ticker, "open"), 4, RoundingMode.HALF_EVEN)));
            assertThat(ticker.has("incomplete")).isFalse();
        });
    }

    @Test
    void aTickerHasTheLastPriceWithItsFreshnessAndTheCandlesThatNobodyCanAskForLater() {
        JsonNode price = service.json("/v1/prices/BTC-USD?include=lineage");
        JsonNode ticker = service.json("/v1/tickers/BTC-USD?include=lineage");

        assertThat(ticker.get("last")).isEqualTo(price.get("price"));
        for (String same : List.of("environment", "confidence", "asOf", "receivedAt", "staleAt", "stale")) {
            assertThat(ticker.get(same)).isEqualTo(price.get(same));
        }
        assertThat(ticker.at("/lineage/inputs")).isEqualTo(price.get("inputs"));
        assertThat(ticker.at("/lineage/open/0/openTime").asString()).isEqualTo("2013-12-01T16:02:00Z");
        assertThat(ticker.at("/lineage/knownAt").asString()).startsWith("2013-12-01T16:02:0");
        assertThat(service.json("/v1/tickers?quote=USD").at("/data/0/instrument"))
                .isEqualTo(ticker.get("instrument"));
        assertThat(service.json("/v1/tickers?quote=EUR").get("data")).isEmpty();
        assertThat(service.get("/v1/tickers/BTC-USD?maxAge=1s").statusCode()).isEqualTo(200);
        assertThat(service.get("/v1/tickers/BTC-USD?maxAge=0s").body()).contains("\"code\":\"stale-data\"");
    }

    @Test
    void theOnlyInstrumentHasMovedOneWay() {
        JsonNode gainers = service.json("/v1/movers?direction=gainers");
        JsonNode losers = service.json("/v1/movers?direction=losers&quote=USD");

        assertThat(gainers.get("data").size() + losers.get("data").size()).isEqualTo(1);
        assertThat(gainers.get("leftOut").toString()).isEqualTo("{\"stale\":0,\"incomplete\":0,\"untraded\":0}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/candles/NOPE-USD                        | 404 | unknown-instrument
            /v1/prices/btc-usd                          | 404 | unknown-instrument
            /v1/assets/nope                             | 404 | unknown-asset
            /v1/assets/resolve?symbol=NOPE              | 404 | unknown-asset
            /v1/assets/resolve?symbol=BOND              | 409 | "allowed":["barnbridge","bonded-finance"]
            /v1/assets/resolve                          | 400 | symbol
            /v1/candles/BTC-USD?interval=7m             | 400 | "allowed":["1s","1m","5m","15m","30m","1h","4h","12h","1d","1w","1M"]
            /v1/candles/BTC-USD?from=1385337600         | 400 | RFC 3339
            /v1/candles/BTC-USD?limit=5001              | 400 | limit
            /v1/candles/BTC-USD?cursor=abc              | 400 | invalid-cursor
            /v1/candles/BTC-USD?from=2014&to=2013       | 400 | from
            /v1/candles/BTC-USD?asOf=9000-01-01         | 400 | asOf
            /v1/candles/BTC-USD?fill=guess              | 400 | "allowed":["none","previous","zero"]
            /v1/candles/BTC-USD?venue=kraken            | 400 | "allowed":["bitstamp"]
            /v1/candles/BTC-USD?interval=1s&asOf=2013-11-26 | 400 | asOf
            /v1/candles/BTC-USD?interval=1d&timezone=Mars/Utopia       | 400 | IANA
            /v1/candles/BTC-USD?interval=1d&timezone=%2B05:30          | 400 | timezone
            /v1/candles/BTC-USD?interval=12h&timezone=Asia/Kolkata     | 400 | "allowed":["UTC"]
            /v1/candles/BTC-USD?fields=price            | 400 | "allowed":["instrument","venue","interval","openTime"
            /v1/trades/BTC-USD?sort=price               | 400 | "allowed":["time","-time"]
            /v1/trades/BTC-USD?venue=kraken             | 400 | "allowed":["bitstamp"]
            /v1/trades/BTC-USD?minQuantity=-1           | 400 | minQuantity
            /v1/quotes?base=NOPE                        | 400 | base
            /v1/trades/BTC-USD?form=2013-11-25          | 400 | form
            /v1/prices/BTC-USD?maxAge=soon              | 400 | maxAge
            /v1/prices/BTC-USD?asOf=9000-01-01          | 400 | asOf
            /v1/prices?asOf=9000-01-01                  | 400 | asOf
            /v1/prices/BTC-EUR?asOf=2013-11-26          | 404 | unknown-instrument
            /v1/prices/USD-BTC?asOf=2013-11-24          | 404 | no-price-then
            /v1/tickers/BTC-EUR                         | 404 | unknown-instrument
            /v1/prices/BTC-EUR                          | 404 | unknown-instrument
            /v1/prices/BTC-BTC                          | 404 | unknown-instrument
            /v1/tickers/BTC-USD?maxAge=soon             | 400 | maxAge
            /v1/movers?direction=sideways               | 400 | "allowed":["gainers","losers"]
            /v1/books/BTC-USD?depth=21                  | 400 | depth
            /v1/books/BTC-USD?venue=KRAKEN              | 400 | venue
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
    void aRecordingHasNoBooks() {
        assertThat(service.json("/v1/books/BTC-USD").get("data")).isEmpty();
        HttpResponse<String> refused = service.get("/v1/books/BTC-USD?maxAge=2s");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("\"code\":\"no-book\"");
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
        for (String table : List.of("store", "trades", "candles", "known_prices")) {
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

    /** The prices of the topic; of what came of the same second of the tape, the last is what was known when it was over. */
    private static List<Price> awaitStoredPrices() {
        TreeMap<Instant, Price> said = new TreeMap<>();
        service.published(Topics.PRICES.name(), Price.class).stream()
                .filter(price -> price.instrument().id().equals("BTC-USD"))
                .forEach(price -> said.put(price.asOf(), price));
        String newest = "/v1/prices/BTC-USD?asOf=" + said.lastKey();
        await().atMost(PATIENCE).until(() -> service.get(newest).statusCode() == 200);
        return List.copyOf(said.values());
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
        rowsBy(3600)
                .forEach((hour, rows) ->
                        expected.add(Instant.ofEpochSecond(hour * 3600).toString() + " " + said(rows)));
        return expected;
    }

    private static String said(List<String[]> rows) {
        List<BigDecimal> prices =
                rows.stream().map(row -> new BigDecimal(row[1])).toList();
        BigDecimal volume = rows.stream().map(row -> new BigDecimal(row[2])).reduce(BigDecimal.ZERO, BigDecimal::add);
        return String.join(
                " ",
                plain(prices.getFirst()),
                plain(prices.stream().reduce(BigDecimal::max).orElseThrow()),
                plain(prices.stream().reduce(BigDecimal::min).orElseThrow()),
                plain(prices.getLast()),
                plain(volume),
                Integer.toString(rows.size()));
    }

    /** By the calendar of the zone alone. */
    private static List<String> expectedDays(ZoneId zone) throws IOException {
        Map<LocalDate, List<String[]>> days = new TreeMap<>();
        rowsBy(1)
                .forEach((second, rows) -> days.computeIfAbsent(
                                Instant.ofEpochSecond(second).atZone(zone).toLocalDate(), any -> new ArrayList<>())
                        .addAll(rows));
        List<String> expected = new ArrayList<>();
        days.forEach((date, rows) -> expected.add(String.join(
                " ",
                date.atStartOfDay(zone).toInstant().toString(),
                date.plusDays(1).atStartOfDay(zone).toInstant().toString(),
                said(rows))));
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

    private static JsonNode tree(Object value) {
        return RecordJson.mapper().readTree(RecordJson.mapper().writeValueAsBytes(value));
    }

    private static @Nullable String next(String path, JsonNode page) {
        JsonNode next = page.get("page").get("next");
        return next == null ? null : path.replaceAll("&cursor=.*", "") + "&cursor=" + next.asString();
    }

    private static Stream<BigDecimal> decimals(JsonNode rows, String field) {
        return rows.valueStream().map(row -> decimal(row, field));
    }

    private static BigDecimal decimal(JsonNode from, String field) {
        return new BigDecimal(from.get(field).asString());
    }

    private static String plain(Optional<BigDecimal> value) {
        return plain(value.orElseThrow());
    }

    private static String plain(BigDecimal value) {
        return Decimals.canonical(value).toPlainString();
    }
}
