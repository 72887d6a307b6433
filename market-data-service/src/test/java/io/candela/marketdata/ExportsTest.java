package io.candela.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Candle;
import io.candela.contracts.Candle.State;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.TakerSide;
import io.candela.contracts.Topics;
import io.candela.contracts.Trade;
import io.candela.contracts.Venue;
import io.candela.local.Infrastructure;
import io.candela.marketdata.history.StoredHistory;
import io.candela.platform.json.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Long ranges in one answer, and what becomes of it if the store goes away meanwhile. */
class ExportsTest {
    private static final Instant NOON = Instant.parse("2013-11-20T12:00:00Z");
    private static final int TRADES = 2500;
    private static final int MINUTES = 60;
    private static final int MANY = 400_000;

    @TempDir
    static Path folder;

    private static Service service;
    private static Relay store;

    @BeforeAll
    static void start() {
        URI http = URI.create(Infrastructure.questDb().httpUrl());
        store = new Relay(http.getHost(), http.getPort());
        service = Service.start(
                folder,
                Map.of(
                        "spring.kafka.bootstrap-servers",
                        Infrastructure.freshKafka().bootstrapServers(),
                        "candela.market-data.replay.speed",
                        "1",
                        "candela.market-data.candles.recent",
                        "20",
                        "candela.market-data.exports.at-once",
                        "1",
                        "candela.market-data.history.http",
                        "http://127.0.0.1:" + store.port(),
                        "candela.market-data.instruments.listed.EXPT-USD[0]",
                        "kraken",
                        "candela.market-data.instruments.listed.LONG-USD[0]",
                        "kraken"));
        StoredHistory history = StoredHistory.open();
        Random random = new Random(7);
        history.write(IntStream.range(0, TRADES).mapToObj(i -> trade(i, random)).toList());
        IntStream.range(0, MINUTES).filter(minute -> minute % 7 != 3).forEach(ExportsTest::tellCandle);
    }

    @AfterAll
    static void stop() {
        service.close();
        store.close();
    }

    @Test
    void linesOfTradesAreTheRowsOfAllPages() {
        List<String> lines = lines("/v1/exports/trades/EXPT-USD", "application/x-ndjson");

        assertThat(lines.removeLast()).isEqualTo("{\"complete\":true,\"rows\":%d}".formatted(TRADES));
        assertThat(lines).isEqualTo(rows("/v1/trades/EXPT-USD?sort=time&limit=1000"));
    }

    @Test
    void aRangeOfTradesIsWhatItsPagesAre() {
        String range = "from=%s&to=%s".formatted(NOON.plusSeconds(20), NOON.plusSeconds(40));

        List<String> lines = lines("/v1/exports/trades/EXPT-USD?" + range, "*/*");
        lines.removeLast();
        assertThat(lines).isNotEmpty().isEqualTo(rows("/v1/trades/EXPT-USD?sort=time&limit=1000&" + range));
        assertThat(lines("/v1/exports/trades/EXPT-USD?from=2014-01-01", "*/*"))
                .containsExactly("{\"complete\":true,\"rows\":0}");
    }

    @Test
    void commaSeparatedTradesHaveTheSameValues() {
        List<String> lines = lines("/v1/exports/trades/EXPT-USD", "text/csv");

        String names = lines.removeFirst();
        assertThat(names).isEqualTo("instrument,venue,tradeId,price,quantity,takerSide,environment,time,receivedAt");
        assertThat(lines)
                .isEqualTo(rows("/v1/trades/EXPT-USD?sort=time&limit=1000").stream()
                        .map(row -> commaSeparated(RecordJson.mapper().readTree(row), names))
                        .toList());
    }

    @Test
    void candlesAreTheRowsOfAllPages() {
        await().until(() -> service.count("SELECT count() FROM candles WHERE instrument = 'EXPT-USD'") == 51);
        String range = "EXPT-USD?interval=1m&from=" + NOON;
        await().until(() -> service.json("/v1/candles/" + range).get("data").size() == 51);

        List<String> lines = lines("/v1/exports/candles/" + range, "application/x-ndjson");
        assertThat(lines.removeLast()).isEqualTo("{\"complete\":true,\"rows\":51}");
        assertThat(lines).isEqualTo(rows("/v1/candles/" + range + "&limit=20"));
        List<String> separated = lines("/v1/exports/candles/" + range, "text/csv");
        String names = separated.removeFirst();
        assertThat(separated)
                .isEqualTo(lines.stream()
                        .map(row -> commaSeparated(RecordJson.mapper().readTree(row), names))
                        .toList());
    }

    @Test
    void parquetIsWhatTheStoreWrites() throws IOException {
        try (InputStream file = service.open("/v1/exports/trades/EXPT-USD", "Accept", "application/vnd.apache.parquet")
                .body()) {
            byte[] bytes = file.readAllBytes();
            byte[] mark = "PAR1".getBytes(StandardCharsets.US_ASCII);
            assertThat(Arrays.copyOf(bytes, 4)).isEqualTo(mark);
            assertThat(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length))
                    .isEqualTo(mark);
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("tradeId", "takerSide", "receivedAt");
        }
    }

    @Test
    void whatItIsCanBeAskedFirst() {
        HttpResponse<String> head =
                service.send(service.request("/v1/exports/trades/EXPT-USD").HEAD(), "Accept", "text/csv");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).contains("text/csv");
        assertThat(head.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"EXPT-USD-trades.csv\"");
        assertThat(head.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(service.get("/v1/exports/trades/EXPT-USD", "Accept", "text/html")
                        .statusCode())
                .isEqualTo(406);
        assertThat(service.get("/v1/exports/trades/NOPE-USD").body()).contains("unknown-instrument");
    }

    @Test
    void aStoreThatGoesAwayInTheMiddleLeavesABrokenTransferAndNoShortFile() throws IOException {
        service.sql("""
                INSERT INTO trades (time, instrument, venue, trade_id, price, quantity, received_at)
                SELECT CAST(1384948800000000000 + x * 1000000 AS TIMESTAMP_NS), 'LONG-USD', 'kraken', CAST(x AS VARCHAR),
                  CAST(x AS DECIMAL(38,18)), CAST(1 AS DECIMAL(38,18)), CAST(1384948800000000000 AS TIMESTAMP_NS)
                FROM long_sequence(%d)""".formatted(MANY));
        await().until(() -> service.count("SELECT count() FROM trades WHERE instrument = 'LONG-USD'") == MANY);
        for (String format : List.of("application/x-ndjson", "text/csv")) {
            try (InputStream begun = service.open("/v1/exports/trades/LONG-USD", "Accept", format)
                    .body()) {
                assertThat(begun.readNBytes(100_000)).hasSize(100_000);
                HttpResponse<String> another = service.get("/v1/exports/trades/EXPT-USD");
                assertThat(another.statusCode()).isEqualTo(503);
                assertThat(another.headers().firstValue("Retry-After")).contains("10");

                store.cut();
                assertThatExceptionOfType(IOException.class).isThrownBy(begun::readAllBytes);
            }
            assertThat(service.get("/v1/exports/trades/LONG-USD").statusCode()).isEqualTo(503);
            store.mend();
            await().until(() -> service.get("/v1/exports/trades/EXPT-USD").statusCode() == 200);
        }
        assertThat(lines("/v1/exports/trades/LONG-USD", "*/*").getLast())
                .isEqualTo("{\"complete\":true,\"rows\":%d}".formatted(MANY));
    }

    private static List<String> lines(String path, String accept) {
        HttpResponse<String> answer = service.get(path, "Accept", accept);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ArrayList<>(answer.body().lines().toList());
    }

    private static List<String> rows(String list) {
        List<String> rows = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = service.json(list + next);
            page.get("data").forEach(row -> rows.add(row.toString()));
            JsonNode cursor = page.at("/page/next");
            next = cursor.isMissingNode() ? null : "&cursor=" + cursor.asString();
        }
        return rows;
    }

    private static String commaSeparated(JsonNode row, String names) {
        return String.join(
                ",",
                Arrays.stream(names.split(",", -1))
                        .map(name -> row.has(name) ? row.get(name).asString() : "")
                        .toList());
    }

    private static Trade trade(int number, Random random) {
        Instant time = NOON.plusSeconds(random.nextInt(60));
        return new Trade(
                Environment.REPLAY,
                new Instrument("EXPT-USD"),
                new Venue(random.nextBoolean() ? "kraken" : "coinbase"),
                Integer.toString(number),
                BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(9)),
                BigDecimal.valueOf(1 + random.nextInt(1_000_000), 1 + random.nextInt(17)),
                random.nextInt(3) == 0 ? null : random.nextBoolean() ? TakerSide.BUY : TakerSide.SELL,
                time,
                time.plusNanos(random.nextInt(1_000_000_000)));
    }

    private static void tellCandle(int minute) {
        Instant open = NOON.plusSeconds(60L * minute);
        Candle candle = new Candle(
                Environment.REPLAY,
                new Instrument("EXPT-USD"),
                Venue.CONSOLIDATED,
                Interval.M1,
                open,
                open.plusSeconds(60),
                BigDecimal.valueOf(100 + minute, 2),
                BigDecimal.TEN,
                BigDecimal.ONE,
                BigDecimal.TWO,
                BigDecimal.TEN,
                BigDecimal.TWO,
                minute + 1,
                null,
                State.CLOSED,
                0,
                false,
                open.plusSeconds(62));
        service.publish(Topics.CANDLES.name(), candle.instrument().id(), candle);
    }
}
