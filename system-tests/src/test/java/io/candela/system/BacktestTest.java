package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A back-test of the tape, asked for as a caller does, says and does what the live signals said while it was played. */
class BacktestTest {
    private static final Instance INSTANCE = Instances.replayed();
    private static final Instant END = Instant.parse("2013-12-01T16:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // When something became known, and in which revision, is not a back-test's to say.
    private static final Set<String> OF_LIVE_SIGNALS = Set.of("candleRevision", "emittedAt", "revision", "state");
    private static final Set<String> OF_BACKTESTS = Set.of("time");

    static List<String> strategies() {
        return INSTANCE.readAll("/v1/strategies?").stream()
                .filter(strategy -> strategy.path("running").valueStream().anyMatch(BacktestTest::runsOnHours))
                .map(strategy -> strategy.path("name").asString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void itsSignalsAreThoseThatWereSaidLiveByteForByte(String strategy) {
        JsonNode done = finished(start(strategy, parameters(strategy)));
        List<JsonNode> told =
                INSTANCE.readAll("/v1/backtests/" + done.path("id").asString() + "/signals?limit=50");
        assertThat(told).isNotEmpty().hasSize(done.at("/result/signalCount").asInt());
        assertThat(told.stream().map(signal -> without(signal, OF_BACKTESTS)))
                .isEqualTo(standing(strategy)
                        .filter(signal -> Instant.parse(
                                        signal.path("candleOpenTime").asString())
                                .isBefore(END))
                        .map(signal -> without(signal, OF_LIVE_SIGNALS))
                        .toList());
    }

    /** The JSON as it came, but for {@code fields}. */
    private static String without(JsonNode signal, Set<String> fields) {
        assertThat(signal.propertyNames()).containsAll(fields);
        return ((ObjectNode) signal.deepCopy()).remove(fields).toString();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void itTakesThePositionsThatTheLiveSignalsSaid(String strategy) {
        JsonNode result = finished(start(strategy, parameters(strategy))).path("result");
        TreeMap<Instant, String> said = new TreeMap<>();
        standing(strategy)
                .forEach(signal -> said.put(
                        Instant.parse(signal.path("candleOpenTime").asString()).plus(Duration.ofHours(1)),
                        signal.path("side").asString()));
        // A position that was taken before anything was said is no change, and the last candle's has no open to be
        // filled at.
        assertThat(taken(result).tailMap(said.firstKey(), true)).isEqualTo(said.headMap(END));
        assertFilledAtOpens(result);
    }

    private static JsonNode parameters(String strategy) {
        return INSTANCE.read("/v1/strategies/" + strategy)
                .path("running")
                .valueStream()
                .filter(BacktestTest::runsOnHours)
                .findFirst()
                .orElseThrow()
                .path("parameters");
    }

    /** What was said live and still stands, in the order of the candles. */
    private static Stream<JsonNode> standing(String strategy) {
        return INSTANCE
                .readAll("/v1/signals?instrument=BTC-USD&interval=1h&sort=time&limit=500&strategy=" + strategy)
                .stream()
                .filter(signal -> !signal.path("state").asString().equals("withdrawn"))
                .sorted(Comparator.comparing(
                        signal -> signal.path("candleOpenTime").asString()));
    }

    /** Without fees and slippage a fill is the open of its candle, digit for digit. */
    private static void assertFilledAtOpens(JsonNode result) {
        Map<String, String> opens = new HashMap<>();
        INSTANCE.readAll("/v1/candles/BTC-USD?interval=1h&from=2013-11-25&to=2013-12-02&limit=5000")
                .forEach(candle -> opens.put(
                        candle.path("openTime").asString(), candle.path("open").asString()));
        assertThat(result.path("trades")).isNotEmpty().allSatisfy(trade -> {
            assertThat(trade.path("entryPrice").asString())
                    .isEqualTo(opens.get(trade.path("enteredAt").asString()));
            if (!trade.path("cutOff").asBoolean()) {
                assertThat(trade.path("exitPrice").asString())
                        .isEqualTo(opens.get(trade.path("exitedAt").asString()));
            }
        });
    }

    @Test
    void aRequestThatCannotBeMetIsRefusedBeforeItIsAJob() {
        assertThat(post("{}").statusCode()).isEqualTo(400);
        HttpResponse<String> unknown = post(body("moon", "{}"));
        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(400);
        assertThat(unknown.body()).contains("moon");
        HttpResponse<String> wrong = post(body("ema-cross", "{\"fast\":0}"));
        assertThat(wrong.statusCode()).as(wrong.body()).isEqualTo(400);
        assertThat(wrong.body()).contains("fast");
    }

    private static boolean runsOnHours(JsonNode running) {
        return running.path("intervals")
                .valueStream()
                .anyMatch(interval -> interval.asString().equals("1h"));
    }

    /** The position from each time on at which it changes, by the trades. */
    private static NavigableMap<Instant, String> taken(JsonNode result) {
        TreeMap<Instant, String> taken = new TreeMap<>();
        for (JsonNode trade : result.path("trades")) {
            taken.put(
                    Instant.parse(trade.path("enteredAt").asString()),
                    trade.path("side").asString());
            if (!trade.path("cutOff").asBoolean()) {
                taken.putIfAbsent(Instant.parse(trade.path("exitedAt").asString()), "flat");
            }
        }
        return taken;
    }

    static JsonNode start(String strategy, JsonNode parameters) {
        HttpResponse<String> answer = post(body(strategy, parameters.toString()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Api.JSON.readTree(answer.body());
    }

    static JsonNode finished(JsonNode job) {
        String path = "/v1/backtests/" + job.path("id").asString();
        await().atMost(PATIENCE)
                .until(() -> INSTANCE.read(path).path("finishedAt").isString());
        JsonNode ended = INSTANCE.read(path);
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
        return ended;
    }

    private static String body(String strategy, String parameters) {
        return """
                {"instruments":["BTC-USD"],"interval":"1h","from":"2013-11-25T00:00:00Z","to":"%s",
                 "strategy":"%s","parameters":%s,"warmUp":0,"feeBasisPoints":"0","slippageBasisPoints":"0"}""".formatted(END, strategy, parameters);
    }

    private static HttpResponse<String> post(String body) {
        return INSTANCE.send(INSTANCE.request("/v1/backtests")
                .header("Authorization", "Bearer " + INSTANCE.demoKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
