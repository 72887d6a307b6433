package io.candela.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.candela.contracts.Candle;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Topics;
import io.candela.contracts.Venue;
import io.candela.local.Infrastructure;
import io.candela.local.Infrastructure.QuestDb;
import io.candela.platform.json.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
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

/** Nine years of Coinbase's candles of four hours, loaded from files and read through the API. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackFillTest {
    private static final Path CANDLES = Path.of("..", "..", "shared", "data", "candles");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NOWHERE = "127.0.0.1:1";
    private static final int LAST = Integer.MAX_VALUE;

    private static final Map<String, List<String>> GAPS = Map.of(
            "btc",
            List.of(
                    "2017-02-28T20:00:00Z 2017-03-01T00:00:00Z",
                    "2018-08-10T04:00:00Z 2018-08-10T16:00:00Z",
                    "2025-10-25T16:00:00Z 2025-10-25T20:00:00Z"),
            "eth",
            List.of(
                    "2016-05-18T04:00:00Z 2016-05-18T16:00:00Z",
                    "2016-05-19T04:00:00Z 2016-05-19T08:00:00Z",
                    "2016-05-19T12:00:00Z 2016-05-19T16:00:00Z",
                    "2016-05-20T04:00:00Z 2016-05-20T12:00:00Z",
                    "2016-05-21T00:00:00Z 2016-05-23T12:00:00Z",
                    "2016-05-23T16:00:00Z 2016-05-23T20:00:00Z",
                    "2016-05-24T08:00:00Z 2016-05-24T12:00:00Z",
                    "2017-02-28T20:00:00Z 2017-03-01T00:00:00Z",
                    "2025-10-25T16:00:00Z 2025-10-25T20:00:00Z"));

    @TempDir
    static Path folder;

    private static Map<String, Object> settings = Map.of();
    private static Service service;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Files.exists(CANDLES), "There are no candles in " + CANDLES.toAbsolutePath());
        Path files = Files.createDirectory(folder.resolve("back-fill"));
        for (String asset : GAPS.keySet()) {
            Files.copy(CANDLES.resolve(file(asset)), files.resolve(file(asset)));
        }
        Files.writeString(folder.resolve("outside.json"), "{}");
        QuestDb store = Infrastructure.freshQuestDb();
        settings = Map.ofEntries(
                Map.entry("candela.environment", "sandbox"),
                Map.entry("candela.market-data.venues.listen-to", "kraken"),
                Map.entry("candela.market-data.venues.at.kraken.socket", "ws://" + NOWHERE),
                Map.entry("candela.market-data.venues.at.kraken.rest", "http://" + NOWHERE),
                Map.entry(
                        "spring.kafka.bootstrap-servers",
                        Infrastructure.freshKafka().bootstrapServers()),
                Map.entry("candela.market-data.history.http", store.httpUrl()),
                Map.entry("candela.market-data.history.url", store.jdbcUrl()),
                Map.entry("candela.market-data.history.username", store.username()),
                Map.entry("candela.market-data.history.password", store.password()),
                Map.entry("candela.market-data.back-fill.folder", files),
                Map.entry("candela.market-data.back-fill.look-every", "200ms"));
        service = Service.start(folder, settings);
        // Until the store has been opened the answer is that it is away.
        await().atMost(PATIENCE).until(() -> load("btc").statusCode() == 200);
        assertThat(load("eth").statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"btc, BTC-USD", "eth, ETH-USD"})
    @Order(1)
    void theCandlesComeBackToTheDigitWithTheirGaps(String asset, String instrument) throws IOException {
        List<String> recorded = new ArrayList<>();
        List<Instant> opens = new ArrayList<>();
        try (InputStream file = new GZIPInputStream(Files.newInputStream(CANDLES.resolve(file(asset))))) {
            for (JsonNode row : RecordJson.mapper().readTree(file).get("candles")) {
                opens.add(Instant.ofEpochSecond(Long.parseLong(row.get("start").asString())));
                recorded.add(opens.getLast() + " " + numbers(row));
            }
        }
        Instant end = opens.getLast().plus(Interval.H4.length());
        String list =
                "/v1/candles/%s?interval=4h&from=%s&to=%s&limit=5000".formatted(instrument, opens.getFirst(), end);

        List<String> served = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        String path = list;
        while (path != null) {
            JsonNode page = service.json(path);
            for (JsonNode candle : page.get("data")) {
                served.add(candle.get("openTime").asString() + " " + numbers(candle));
                assertThat(marks(candle)).isEqualTo("coinbase closed 0 true 0 [\"coinbase\"] sandbox");
            }
            page.get("gaps")
                    .forEach(gap -> gaps.add(time(gap) + " " + gap.get("reason").asString()));
            JsonNode next = page.get("page").get("next");
            path = next == null ? null : list + "&cursor=" + next.asString();
        }

        List<String> expected = Objects.requireNonNull(GAPS.get(asset));
        assertThat(served).isEqualTo(recorded);
        assertThat(gaps)
                .isEqualTo(expected.stream().map(gap -> gap + " not-observed").toList());
        JsonNode coverage = service.json("/v1/coverage/%s?to=%s".formatted(instrument, end));
        List<String> listed = new ArrayList<>();
        for (JsonNode gap : coverage.get("data")) {
            assertThat(gap.get("venue").asString()).isEqualTo("coinbase");
            assertThat(gap.get("state").asString()).isEqualTo("not-observed");
            listed.add(time(gap));
        }
        assertThat(listed).isEqualTo(expected);
        System.out.printf(
                "%s: %d candles came back to the digit, with %d gaps%n", instrument, served.size(), gaps.size());
        gaps.forEach(gap -> System.out.println("  " + gap));
    }

    @Test
    @Order(2)
    void theNewestIsTheLastOfThem() {
        JsonNode newest =
                service.json("/v1/candles/BTC-USD?interval=4h&limit=2").get("data");

        assertThat(newest.findValuesAsString("openTime"))
                .containsExactly("2025-10-27T20:00:00Z", "2025-10-28T00:00:00Z");
        assertThat(service.json("/v1/candles/BTC-USD?interval=1d&from=2020-01-01&to=2020-02-01")
                        .get("data"))
                .isEmpty();
    }

    @Test
    @Order(2)
    void whatHasBeenLoadedCanNeverChange() {
        HttpResponse<String> year =
                service.get("/v1/candles/BTC-USD?interval=4h&from=2020-01-01&to=2021-01-01&limit=5000");

        assertThat(year.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    }

    @Test
    @Order(2)
    void aFileThatIsLoadedAgainAddsNothing() {
        JsonNode again = Service.tree(load("btc"));

        assertThat(again.get("added").asInt()).isZero();
        assertThat(again.get("known").asInt()).isEqualTo(20_695);
        assertThat(again.at("/all/holes")).hasSize(3);
    }

    @Test
    @Order(3)
    void aFileThatSaysSomethingElseIsRefusedAndOneThatFillsAGapIsNot() throws IOException {
        Instant known = Instant.parse("2017-03-01T00:00:00Z");
        Instant missing = Instant.parse("2017-02-28T20:00:00Z");

        HttpResponse<String> refused = load("eth", "coinbase", write(known, missing));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains(known.toString());
        assertThat(service.json("/v1/coverage/ETH-USD?from=2017-01-01&to=2018-01-01")
                        .get("data"))
                .hasSize(1);
        HttpResponse<String> filled = load("eth", "coinbase", write(missing));
        assertThat(filled.statusCode()).isEqualTo(200);

        assertThat(service.json("/v1/coverage/ETH-USD?from=2017-01-01&to=2018-01-01")
                        .get("data"))
                .isEmpty();
        assertThat(service.json("/v1/candles/ETH-USD?interval=4h&from=2017-02-28T20:00:00Z&limit=1")
                        .at("/data/0/close")
                        .asString())
                .isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BTC-USD  | kraken       | 4h | coinbase-btc-usd-4h-2016-2025.json.gz | 409 | BTC-USD 4h of coinbase
            BTC-USD  | coinbase     | 1h | none.json                             | 400 | none.json
            BTC-USD  | coinbase     | 1h | ../outside.json                       | 400 | outside of the folder
            BTC-USD  | coinbase     | 1d | coinbase-btc-usd-4h-2016-2025.json.gz | 400 | no candle of 1d begins then
            BTC-USD  | coinbase     | 7m | coinbase-btc-usd-4h-2016-2025.json.gz | 400 | 7m
            NOPE-USD | coinbase     | 4h | coinbase-btc-usd-4h-2016-2025.json.gz | 400 | NOPE-USD
            BTC-USD  | consolidated | 4h | coinbase-btc-usd-4h-2016-2025.json.gz | 400 | the venue that made them
            """)
    @Order(2)
    void mistakesAreNamed(String instrument, String venue, String interval, String file, int status, String says) {
        HttpResponse<String> answer = load(instrument, venue, interval, file);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(says);
    }

    @Test
    @Order(LAST - 1)
    void anotherReplicaKnowsItToo() {
        service.close();
        service = Service.start(folder, settings);

        await().atMost(PATIENCE)
                .until(() -> !service.json("/v1/candles/BTC-USD?interval=4h&from=2016-05-18&limit=1")
                        .get("data")
                        .isEmpty());
        assertThat(service.json("/v1/coverage/BTC-USD?to=2026-01-01").get("data"))
                .hasSize(3);
    }

    @Test
    @Order(LAST)
    void fromTheFirstCandleOfOurOwnOnOnlyOurOwnCount() {
        Instant first = Instant.parse("2025-10-27T08:00:00Z");
        service.publish(Topics.CANDLES.name(), "BTC-USD", ours(first));

        String list = "/v1/candles/BTC-USD?interval=4h&from=2025-10-27T04:00:00Z&to=2025-10-27T16:00:00Z";
        await().atMost(PATIENCE).until(() -> service.json(list).get("data").size() == 2);
        JsonNode page = service.json(list);
        assertThat(page.get("data").findValuesAsString("venue")).containsExactly("coinbase", "consolidated");
        assertThat(page.get("gaps"))
                .singleElement()
                .hasToString(
                        "{\"from\":\"2025-10-27T12:00:00Z\",\"to\":\"2025-10-27T16:00:00Z\",\"reason\":\"no-trades\"}");
    }

    private static Candle ours(Instant openTime) {
        BigDecimal price = BigDecimal.TEN;
        return new Candle(
                Environment.SANDBOX,
                new Instrument("BTC-USD"),
                Venue.CONSOLIDATED,
                Interval.H4,
                openTime,
                openTime.plus(Interval.H4.length()),
                price,
                price,
                price,
                price,
                BigDecimal.ONE,
                price,
                1,
                null,
                Candle.State.CLOSED,
                0,
                false,
                openTime.plus(Interval.H4.length()));
    }

    private static String write(Instant... opens) throws IOException {
        List<String> rows = new ArrayList<>();
        for (Instant open : opens) {
            rows.add("{\"start\":\"%d\",\"low\":\"1\",\"high\":\"3\",\"open\":\"1\",\"close\":\"2\",\"volume\":\"5\"}"
                    .formatted(open.getEpochSecond()));
        }
        String name = "made-%d.json".formatted(opens.length);
        Files.writeString(folder.resolve("back-fill").resolve(name), "{\"candles\":[" + String.join(",", rows) + "]}");
        return name;
    }

    private static HttpResponse<String> load(String asset) {
        return load(asset, "coinbase", file(asset));
    }

    private static HttpResponse<String> load(String asset, String venue, String file) {
        return load(asset.toUpperCase(Locale.ROOT) + "-USD", venue, "4h", file);
    }

    private static HttpResponse<String> load(String instrument, String venue, String interval, String file) {
        return service.manage(
                "/actuator/backfills",
                RecordJson.mapper()
                        .writeValueAsString(
                                Map.of("instrument", instrument, "venue", venue, "interval", interval, "file", file)));
    }

    private static String file(String asset) {
        return "coinbase-%s-usd-4h-2016-2025.json.gz".formatted(asset);
    }

    private static String numbers(JsonNode row) {
        return List.of("open", "high", "low", "close", "volume").stream()
                .map(name -> row.get(name).asString())
                .toList()
                .toString();
    }

    private static String marks(JsonNode candle) {
        return String.join(
                " ",
                candle.get("venue").asString(),
                candle.get("state").asString(),
                candle.get("revision").asString(),
                candle.get("final").asString(),
                candle.get("trades").asString(),
                candle.get("backFilled").toString(),
                candle.get("environment").asString());
    }

    private static String time(JsonNode gap) {
        return gap.get("from").asString() + " " + gap.get("to").asString();
    }
}
