package io.candela.signals.backtests.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.local.Infrastructure;
import io.candela.platform.json.RecordJson;
import io.candela.signals.backtests.BacktestResult;
import io.candela.signals.backtests.Backtester;
import io.candela.signals.backtests.Oversight;
import io.candela.signals.backtests.Sizing;
import io.candela.signals.backtests.Span;
import io.candela.signals.backtests.Terms;
import io.candela.signals.history.CandleServer;
import io.candela.signals.history.Columns;
import io.candela.signals.history.History;
import io.candela.signals.metrics.Measure;
import io.candela.signals.strategies.EmaCross;
import io.candela.signals.strategies.Setup;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole service over HTTP, with a real database, and a server that serves candles and can be killed. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "eureka.client.enabled=false",
            "candela.signals.history.first-pause=20ms",
            "candela.signals.history.longest-pause=100ms",
            "candela.signals.history.pause=2s",
            "candela.signals.backtests.poll=200ms"
        })
@DirtiesContext
class BacktestsServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ADA = "acc_ada";
    private static final String BOB = "acc_bob";
    private static final Span SPAN =
            new Span(Instant.parse("2020-02-01T00:00:00Z"), Instant.parse("2021-02-01T00:00:00Z"), 500);

    @TempDir
    static Path folder;

    private static CandleServer candles;
    private static Callers callers;

    @LocalServerPort
    private int port;

    @Autowired
    private History history;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    private Caller ada;
    private Caller bob;

    @BeforeAll
    static void startCandles() throws Exception {
        candles = new CandleServer();
        callers = Callers.in(folder);
    }

    @AfterAll
    static void stopCandles() {
        candles.kill();
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        Infrastructure.Postgres database = Infrastructure.postgres().freshDatabase();
        settings.add("spring.datasource.url", database::jdbcUrl);
        settings.add("spring.datasource.username", database::username);
        settings.add("spring.datasource.password", database::password);
        settings.add("spring.kafka.bootstrap-servers", Infrastructure.kafka()::bootstrapServers);
        settings.add("spring.cloud.discovery.client.simple.instances.market-data-service[0].uri", () -> candles.uri());
        callers.configure(settings);
    }

    @BeforeEach
    void connect() {
        ada = new Caller(callers, port, ADA, "pro");
        bob = new Caller(callers, port, BOB, "free");
    }

    @AfterEach
    void nothingIsLeft() {
        candles.release();
        jdbc.sql("delete from backtests").update();
    }

    @Test
    void aBacktestGivesWhatTheEngineGives() {
        JsonNode done = finished(ada, start(ada, request("{}")));
        assertThat(done.get("state").asString()).isEqualTo("done");
        assertThat(done.get("progress").asString()).isEqualTo("1");
        JsonNode result = done.get("result");
        BacktestResult expected = expected();
        assertThat(result.at("/figures/measures/totalReturn").asDouble())
                .isEqualTo(expected.strategy().measures().get(Measure.TOTAL_RETURN), within(1e-9));
        assertThat(result.at("/buyAndHold/measures/totalReturn").asDouble())
                .isEqualTo(expected.holding().measures().get(Measure.TOTAL_RETURN), within(1e-9));
        assertThat(result.get("tradeCount").asInt())
                .isEqualTo(expected.activity().trades());
        assertThat(result.get("trades")).hasSize(expected.activity().trades());
        assertThat(result.get("exposure").asDouble())
                .isEqualTo(expected.activity().exposure(), within(1e-9));
        assertThat(result.get("parameters").toString()).isEqualTo("{\"fast\":12,\"slow\":26}");
        assertThat(result.at("/deflatedSharpe/trials").asInt()).isEqualTo(1);
        assertThat(result.at("/equityCurve/0/equity").asString()).isEqualTo("1");
        assertThat(result.get("equityCurve").size()).isBetween(500, 1000);
        assertThat(result.has("trials")).isFalse();
    }

    @Test
    void aGridTellsItsTrialsAndWhatLuckWouldGive() {
        String parameters = "{\"parameters\": {\"fast\": [5, 10, 30], \"slow\": [20, 40]}}";
        JsonNode result = finished(ada, start(ada, request(parameters))).get("result");
        assertThat(result.at("/deflatedSharpe/trials").asInt()).isEqualTo(5);
        assertThat(result.get("contradictory").asInt()).isEqualTo(1);
        assertThat(result.get("trials")).hasSize(5);
        assertThat(result.at("/trials/0/parameters")).isEqualTo(result.get("parameters"));
        assertThat(result.at("/deflatedSharpe/luckySharpe").asDouble()).isPositive();
    }

    @Test
    void walkingForwardTellsWhatWasChosenWhen() {
        JsonNode result = finished(ada, start(ada, request("""
                                        {"parameters": {"fast": [5, 10]}, "walkForward": {"train": "P60D", "test": "P30D"}}"""))).get("result");
        assertThat(result.get("steps").size()).isBetween(9, 12);
        assertThat(result.at("/steps/0/testFrom").asString()).isEqualTo("2020-04-01T00:00:00Z");
        assertThat(result.has("parameters")).isFalse();
    }

    @Test
    void itsSignalsAreThoseOfTheEngineInTheirOrderPageByPage() {
        String id = start(ada, request("{\"instruments\": [\"BTC-USD\", \"ETH-USD\"]}"));
        JsonNode result = finished(ada, id).get("result");
        List<JsonNode> signals = signals(id, 7);
        assertThat(result.get("signalCount").asInt()).isEqualTo(signals.size()).isGreaterThan(7);
        assertThat(signals).isEqualTo(signals(id, 1000));
        assertThat(signals).extracting(signal -> signal.get("time").asString()).isSorted();
        List<JsonNode> ofBtc = signals.stream()
                .filter(signal -> signal.get("instrument").asString().equals("BTC-USD"))
                .toList();
        assertThat(ofBtc)
                .extracting(signal -> RecordJson.mapper().treeToValue(signal, BacktestSignal.class))
                .isEqualTo(
                        backtester()
                                .turns(Setup.of(new EmaCross(), Map.of()), SPAN, 10_000, Oversight.none())
                                .first()
                                .stream()
                                .map(turn -> BacktestSignal.of(turn, Environment.REPLAY))
                                .toList());
    }

    @Test
    void ofAGridTheSignalsAreThoseOfTheBest() {
        String id = start(ada, request("{\"parameters\": {\"fast\": [5, 10, 30], \"slow\": [20, 40]}}"));
        JsonNode result = finished(ada, id).get("result");
        assertThat(signals(id, 1000))
                .hasSize(result.get("signalCount").asInt())
                .isNotEmpty()
                .allSatisfy(signal -> assertThat(signal.get("parameters")).isEqualTo(result.get("parameters")));
    }

    @Test
    void walkedForwardTheSignalsAreThoseOfTheTests() {
        String id = start(ada, request("""
                        {"parameters": {"fast": [5, 10]}, "walkForward": {"train": "P60D", "test": "P30D"}}"""));
        JsonNode result = finished(ada, id).get("result");
        assertThat(signals(id, 1000))
                .hasSize(result.get("signalCount").asInt())
                .isNotEmpty()
                .allSatisfy(signal -> assertThat(signal.at("/parameters/fast"))
                        .isEqualTo(chosenAt(signal.get("candleOpenTime").asString(), result)
                                .at("/chosen/parameters/fast")));
    }

    private static JsonNode chosenAt(String time, JsonNode result) {
        return result.get("steps")
                .valueStream()
                .filter(step -> !Instant.parse(time)
                                .isBefore(Instant.parse(step.get("testFrom").asString()))
                        && Instant.parse(time)
                                .isBefore(Instant.parse(step.get("testTo").asString())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void beforeItIsDoneThereAreNoSignalsAndNobodyTakesThemForNone() {
        candles.hold();
        String id = start(ada, unsettled());
        Answer early = ada.get("/v1/backtests/" + id + "/signals");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().get("code").asString()).isEqualTo("backtest-not-done");
        ada.post("/v1/backtests/" + id + "/cancel", "", null);
        assertThat(ada.get("/v1/backtests/" + id + "/signals").status()).isEqualTo(409);
    }

    private List<JsonNode> signals(String id, int limit) {
        List<JsonNode> signals = new ArrayList<>();
        String path = "/v1/backtests/%s/signals?limit=%d".formatted(id, limit);
        JsonNode page = ada.get(path).json();
        page.get("data").forEach(signals::add);
        while (page.at("/page/next").isString()) {
            page = ada.get(path + "&cursor=" + page.at("/page/next").asString()).json();
            page.get("data").forEach(signals::add);
        }
        return signals;
    }

    @Test
    void severalInstrumentsShareTheCapital() {
        JsonNode result = finished(ada, start(ada, request("{\"instruments\": [\"BTC-USD\", \"ETH-USD\"]}")))
                .get("result");
        assertThat(result.get("trades")
                        .valueStream()
                        .map(trade -> trade.get("instrument").asString())
                        .distinct())
                .containsExactly("BTC-USD", "ETH-USD");
    }

    @Test
    void theListHasThemWithoutResultsAndOnlyTheCallersOwn() {
        String first = start(ada, request("{}"));
        finished(ada, first);
        String second = start(ada, request("{\"latency\": 1}"));
        finished(ada, second);
        JsonNode page = ada.get("/v1/backtests?limit=1").json();
        assertThat(page.at("/data/0/id").asString()).isEqualTo(second);
        assertThat(page.at("/data/0").has("result")).isFalse();
        JsonNode rest = ada.get(
                        "/v1/backtests?limit=1&cursor=" + page.at("/page/next").asString())
                .json();
        assertThat(rest.at("/data/0/id").asString()).isEqualTo(first);
        assertThat(bob.get("/v1/backtests").json().get("data")).isEmpty();
        for (Answer answer : List.of(
                bob.get("/v1/backtests/" + first),
                bob.get("/v1/backtests/" + first + "/events"),
                bob.get("/v1/backtests/" + first + "/signals"),
                bob.post("/v1/backtests/" + first + "/cancel", "", null))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().get("code").asString()).isEqualTo("unknown-backtest");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void theSameKeyStartsOneBacktestAndNoOther() {
        Answer first = ada.post("/v1/backtests", request("{}"), "once");
        Answer again = ada.post("/v1/backtests", request("{}"), "once");
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Location"))
                .isEqualTo("/v1/backtests/" + first.json().get("id").asString());
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        Answer other = ada.post("/v1/backtests", request("{\"latency\": 1}"), "once");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("code").asString()).isEqualTo("idempotency-key-reused");
        assertThat(bob.post("/v1/backtests", request("{}"), "once").header("Location"))
                .isNotEqualTo(first.header("Location"));
    }

    @Test
    void mistakesAreProblemsThatNameThem() {
        refused("{\"strategy\": \"moon\"}", 400, "invalid-body", "strategy");
        refused("{\"parameters\": {\"fast\": 0}}", 400, "invalid-body", "parameters.fast");
        refused("{\"parameters\": {\"fast\": \"many\"}}", 400, "invalid-body", "parameters.fast");
        refused("{\"to\": \"2020-01-31T00:00:00Z\"}", 400, "invalid-body", "to");
        refused("{\"instruments\": [\"NO-USD\"]}", 400, "invalid-body", "instruments");
        refused("{\"instruments\": [\"btc\"]}", 400, "invalid-body", "instruments[0]");
        refused("{\"colour\": \"red\"}", 400, "invalid-body", "colour");
        refused("{\"interval\": \"1m\", \"to\": \"2040-01-01T00:00:00Z\"}", 400, "too-many-candles", null);
        refused(
                "{\"parameters\": {\"fast\": {\"from\": 1, \"to\": 400, \"step\": 1}, \"slow\": {\"from\": 401, \"to\": 500, \"step\": 1}}}",
                400,
                "too-many-trials",
                null);
    }

    @Test
    void aRangeWithoutCandlesFailsWithTheReason() {
        JsonNode failed = finished(
                ada,
                start(
                        ada,
                        request(
                                "{\"from\": \"2011-01-01T00:00:00Z\", \"to\": \"2011-02-01T00:00:00Z\", \"warmUp\": 0}")));
        assertThat(failed.get("state").asString()).isEqualTo("failed");
        assertThat(failed.get("failure").asString()).contains("BTC-USD has no candles from 2011-01-01");
    }

    @Test
    void aPlanAllowsOnlySoManyAtOnce() {
        candles.hold();
        String first = start(bob, unsettled());
        Answer second = bob.post("/v1/backtests", unsettled(), null);
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.json().get("code").asString()).isEqualTo("too-many-backtests");
        assertThat(second.json().get("detail").asString()).contains("1 back-test");
        assertThat(second.header("Retry-After")).isEqualTo("5");
        bob.post("/v1/backtests/" + first + "/cancel", "", null);
        assertThat(bob.post("/v1/backtests", unsettled(), null).status()).isEqualTo(202);
    }

    @Test
    void aCancelledOneStopsWithinASecondAlsoInTheMiddleOfItsWork() {
        String id = start(ada, request("""
                        {"interval": "5m", "parameters": {"fast": {"from": 2, "to": 500, "step": 1}, "slow": [501, 502, 503, 504, 505, 506, 507, 508, 509, 510]}}"""));
        await().atMost(SOON)
                .until(() ->
                        ada.get("/v1/backtests/" + id).json().get("progress").asDouble() > 0);
        double stopped = stopped();
        JsonNode cancelled =
                ada.post("/v1/backtests/" + id + "/cancel", "", null).json();
        assertThat(cancelled.get("state").asString()).isEqualTo("cancelled");
        await().atMost(Duration.ofSeconds(1)).until(() -> stopped() > stopped);
        assertThat(ada.get("/v1/backtests/" + id).json().get("state").asString())
                .isEqualTo("cancelled");
    }

    @Test
    void aCancelledOneStopsWithinASecondAlsoWhileItWaitsForCandles() {
        candles.hold();
        String id = start(ada, unsettled());
        await().atMost(SOON).until(() -> ada.state(id).equals("running"));
        double stopped = stopped();
        ada.post("/v1/backtests/" + id + "/cancel", "", null);
        await().atMost(Duration.ofSeconds(1)).until(() -> stopped() > stopped);
        assertThat(ada.state(id)).isEqualTo("cancelled");
    }

    @Test
    void oneThatIsCancelledOnAnotherReplicaStopsToo() {
        candles.hold();
        String id = start(ada, unsettled());
        await().atMost(SOON).until(() -> ada.state(id).equals("running"));
        double stopped = stopped();
        jdbc.sql("""
                        update backtests set state = 'cancelled', holder = null, held_until = null, finished_at = now()
                        where id = ?""").param(id).update();
        await().atMost(Duration.ofSeconds(1)).until(() -> stopped() > stopped);
    }

    @Test
    void itsProgressCanBeFollowedUntilItsEnd() throws Exception {
        candles.hold();
        String id = start(ada, unsettled());
        List<String> events = new ArrayList<>();
        HttpResponse<Stream<String>> stream = ada.follow("/v1/backtests/" + id + "/events");
        assertThat(stream.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        try (Stream<String> lines = stream.body()) {
            lines.filter(line -> line.startsWith("event:") || line.startsWith("data:"))
                    .peek(line -> candles.release())
                    .forEach(events::add);
        }
        assertThat(events.getFirst()).isEqualTo("event:progress");
        assertThat(events.get(events.size() - 2)).isEqualTo("event:end");
        assertThat(events.getLast()).contains("\"state\":\"done\"").doesNotContain("equityCurve");
    }

    @Test
    void whatADeadReplicaWorkedOnIsTakenUpAgain() {
        candles.hold();
        String id = start(ada, unsettled());
        await().atMost(SOON).until(() -> ada.state(id).equals("running"));
        jdbc.sql(
                        "update backtests set holder = 'a dead replica', held_until = now() - interval '1 second' where id = ?")
                .param(id)
                .update();
        candles.release();
        assertThat(finished(ada, id).get("state").asString()).isEqualTo("done");
        assertThat(jdbc.sql("select attempts from backtests where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void marketDataThatDiesInTheMiddleFailsTheBacktestAndNothingElse() {
        candles.hold();
        String id = start(ada, unsettled());
        await().atMost(SOON).until(() -> ada.state(id).equals("running"));
        int asked = candles.requests().size();
        candles.kill();
        JsonNode failed = finished(ada, id);
        assertThat(failed.get("state").asString()).isEqualTo("failed");
        assertThat(failed.get("failure").asString())
                .isEqualTo("The candles cannot be read at the moment: market-data-service does not answer.");
        assertThat(meters.get("candela.signals.history.closed").gauge().value()).isZero();
        assertThat(ada.get("/v1/strategies/ema-cross").status()).isEqualTo(200);
        assertThat(ada.get("/v1/signals").status()).isEqualTo(200);
        assertThat(ada.post("/v1/backtests", unsettled(), null).status()).isEqualTo(503);

        candles.start();
        await().atMost(SOON)
                .until(() -> ada.post("/v1/backtests", unsettled(), "again").status() == 202);
        assertThat(candles.requests().size()).isGreaterThan(asked);
        String again =
                ada.post("/v1/backtests", unsettled(), "again").json().get("id").asString();
        assertThat(finished(ada, again).get("state").asString()).isEqualTo("done");
    }

    private double stopped() {
        return meters.counter("candela.signals.backtests", "outcome", "stopped").count();
    }

    private BacktestResult expected() {
        return backtester().run(Setup.of(new EmaCross(), Map.of()), Oversight.none());
    }

    private Backtester backtester() {
        Instant earliest = SPAN.from().minus(Duration.ofHours(SPAN.warmUp()));
        Columns columns = history.candles(new Instrument("BTC-USD"), Interval.H1, earliest, SPAN.to());
        return new Backtester(List.of(columns), SPAN, new Terms(10, 5, 0, new Sizing.Fixed(1), true));
    }

    private void refused(String changes, int status, String code, @Nullable String field) {
        Answer answer = ada.post("/v1/backtests", request(changes), null);
        assertThat(answer.status()).as(changes).isEqualTo(status);
        assertThat(answer.json().get("code").asString()).as(changes).isEqualTo(code);
        if (field != null) {
            assertThat(answer.json().at("/errors/0/field").asString())
                    .as(changes)
                    .isEqualTo(field);
        }
    }

    private static String start(Caller caller, String request) {
        Answer answer = caller.post("/v1/backtests", request, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().get("id").asString();
    }

    private static JsonNode finished(Caller caller, String id) {
        await().atMost(SOON).until(() -> !List.of("queued", "running").contains(caller.state(id)));
        return caller.get("/v1/backtests/" + id).json();
    }

    /** A range that is read each time, since its end is not settled. */
    private static String unsettled() {
        return request("{\"to\": \"2022-01-01T12:00:00Z\"}");
    }

    private static String request(String changes) {
        return Caller.merged("""
                {"strategy": "ema-cross", "instruments": ["BTC-USD"], "interval": "1h", "from": "2020-02-01T00:00:00Z",
                 "to": "2021-02-01T00:00:00Z"}""", changes);
    }
}
