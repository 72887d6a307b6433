package io.candela.signals.signals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.contracts.Signal.Side;
import io.candela.platform.identity.IdentityHeader;
import io.candela.platform.json.RecordJson;
import io.candela.signals.following.TopicReader;
import io.candela.signals.strategies.CrossSectionalMomentum;
import io.candela.signals.strategies.UniverseSetup;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The whole service on a real broker: candles in, signals out, and over HTTP. */
@SpringBootTest(
        properties = {
            "management.server.port=0",
            "eureka.client.enabled=false",
            "candela.signals.strategies[0].strategy=ema-cross",
            "candela.signals.strategies[0].intervals=1h,15m",
            "candela.signals.strategies[1].strategy=cross-sectional-momentum",
            "candela.signals.strategies[1].intervals=5m"
        })
@AutoConfigureMockMvc
// It must not go on folding while another test runs the service as a process.
@DirtiesContext
class SignalsServiceTest {
    @TempDir
    static Path folder;

    /** What a test has not had done by then would be done by nobody: it would fall to the service of the next test. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Instrument ETH = new Instrument("ETH-USD");
    private static Secrets secrets;
    private static List<Signal> expected = List.of();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TopicReader signalsReader;

    @Autowired
    private ConsumerFactory<String, Object> consumers;

    private Client client;

    @BeforeAll
    static void makeSecrets() throws Exception {
        secrets = Secrets.in(folder);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", () -> Broker.SERVERS);
        registry.add("candela.identity.public-keys-file", () -> secrets.publicKeys());
        registry.add("candela.cursor.secret-file", () -> secrets.cursorSecret());
    }

    @BeforeEach
    void candlesHaveBecomeSignals() throws Exception {
        client = new Client(mvc, secrets);
        if (expected.isEmpty()) {
            var candles = Market.walk(Market.BTC, 1000, 1);
            expected = Market.signals(candles);
            Broker.publish(candles);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(client.read("/v1/signals?instrument=BTC-USD&limit=1000")
                                .get("data"))
                        .hasSize(expected.size()));
    }

    @Test
    void theSignalsThatCameOverTheBrokerAreServedByteForByte() {
        List<String> newestFirst =
                expected.reversed().stream().map(Market::json).toList();
        JsonNode answer = client.read("/v1/signals?instrument=BTC-USD&limit=1000");
        assertThat(answer.get("data").valueStream().map(JsonNode::toString)).containsExactlyElementsOf(newestFirst);
        assertThat(answer.get("page").has("next")).isFalse();
        assertThat(Broker.signals("BTC-USD")).isEqualTo(newestFirst.reversed());
    }

    @Test
    void eachSignalMeetsThePublishedSchema() throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        new ClassPathResource("io/candela/contracts/schemas/signals.emitted.v1.json").getInputStream());
        client.read("/v1/signals?limit=10")
                .get("data")
                .forEach(signal -> assertThat(schema.validate(signal.toString(), InputFormat.JSON))
                        .isEmpty());
        String example = new ClassPathResource("io/candela/signals/signals/example.json").getContentAsString(UTF_8);
        assertThat(schema.validate(example, InputFormat.JSON)).isEmpty();
    }

    @Test
    void pagesFollowEachOtherByTheirLinks() {
        List<String> ids = new ArrayList<>();
        String path = "/v1/signals?instrument=BTC-USD&limit=7&sort=time";
        while (path != null) {
            MvcTestResult answer = client.get(path);
            assertThat(answer).hasStatusOk();
            Client.json(answer)
                    .get("data")
                    .forEach(signal -> ids.add(signal.get("id").asString()));
            String link = answer.getResponse().getHeader(HttpHeaders.LINK);
            path = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(ids).isEqualTo(expected.stream().map(Signal::id).toList());
    }

    @Test
    void filtersAndTimesNarrowTheList() {
        Signal signal = expected.get(3);
        JsonNode one = client.read("/v1/signals?instrument=BTC-USD&strategy=ema-cross&interval=1h&side=%s&from=%s&to=%s"
                        .formatted(
                                signal.side() == Side.LONG ? "long" : "flat",
                                signal.emittedAt(),
                                signal.emittedAt().plusSeconds(1)))
                .get("data");
        assertThat(one).hasSize(1);
        assertThat(one.get(0).toString()).isEqualTo(Market.json(signal));
        for (String nothing :
                List.of("instrument=NO-USD", "strategy=no-such", "interval=1d", "side=short", "to=2001-01-01")) {
            assertThat(client.read("/v1/signals?" + nothing).get("data")).isEmpty();
        }
    }

    @Test
    void aSignalIsFoundByItsIdWithItsRevisions() {
        Signal signal = expected.getFirst();
        MvcTestResult answer = client.get("/v1/signals/" + signal.id());
        assertThat(answer).hasStatusOk().bodyText().isEqualTo(Market.json(signal));
        assertThat(answer).hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=1, public, s-maxage=1, stale-if-error=60");
        String tag = Objects.requireNonNull(answer.getResponse().getHeader(HttpHeaders.ETAG));
        assertThat(tag).startsWith("\"");
        assertThat(mvc.get()
                        .uri("/v1/signals/" + signal.id())
                        .header(IdentityHeader.NAME, secrets.identity())
                        .header(HttpHeaders.IF_NONE_MATCH, tag))
                .hasStatus(304);
    }

    @Test
    void everySignalIsMadeAgainByteForByteAndTellsWhatItWasMadeFrom() {
        assertThat(expected).isNotEmpty().allSatisfy(signal -> {
            String json = Market.json(signal);
            assertThat(client.get("/v1/signals/%s/replay".formatted(signal.id())))
                    .hasStatusOk()
                    .bodyText()
                    .isEqualTo(json);
            JsonNode lineage = client.read("/v1/signals/%s?include=lineage".formatted(signal.id()))
                    .get("lineage");
            assertThat(lineage.at("/candle/openTime").asString())
                    .isEqualTo(signal.candleOpenTime().toString());
            assertThat(lineage.get("foldedSince").asString()).isEqualTo(Market.START.toString());
            assertThat(lineage.get("code").asString()).matches("[0-9a-f]{64}");
            assertThat(lineage.get("memory")).isNotEmpty();
        });
    }

    /** On an interval that is this test's own: the broker is shared, and whoever has candles of it is in the universe. */
    @Test
    void instrumentsOfAUniverseMeetWhicheverPartitionsTheyComeFrom() throws Exception {
        UniverseSetup setup = UniverseSetup.of(new CrossSectionalMomentum(), Map.of());
        Comparison expected = new Comparison(setup, Interval.M5);
        List<Candle> candles = Stream.of("AAVE-USD", "ATOM-USD", "AVAX-USD", "LINK-USD", "NEAR-USD")
                .flatMap(id -> Market.walk(new Instrument(id), Interval.M5, 100, id.hashCode()).stream())
                .sorted(Comparator.comparing(Candle::openTime))
                .toList();
        candles.forEach(expected::take);
        Broker.publish(candles);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Comparison.standing(compared()))
                        .isEqualTo(expected.standing())
                        .hasSizeGreaterThan(20));
        // Until the last straggler is in, signals that do not stand in the end may come and go.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(compared()).allSatisfy(this::isMadeAgainFromItsMeasures));
    }

    private void isMadeAgainFromItsMeasures(Signal signal) {
        assertThat(client.get("/v1/signals/%s/replay".formatted(signal.id())))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(Market.json(signal));
        JsonNode lineage = client.read("/v1/signals/%s?include=lineage".formatted(signal.id()))
                .get("lineage");
        assertThat(lineage.get("memory")).isEmpty();
        assertThat(lineage.get("measures")
                        .valueStream()
                        .filter(measure -> measure.get("instrument")
                                .asString()
                                .equals(signal.instrument().id())))
                .singleElement()
                .satisfies(measure -> assertThat(
                                new BigDecimal(measure.get("value").asString())
                                        .round(new MathContext(12, RoundingMode.HALF_EVEN)))
                        .isEqualByComparingTo(signal.reason().get("changePercent")));
    }

    private List<Signal> compared() {
        JsonNode data = client.read("/v1/signals?strategy=cross-sectional-momentum&limit=1000")
                .get("data");
        return List.of(RecordJson.mapper().treeToValue(data, Signal[].class));
    }

    @Test
    void theLastThousandSignalsAreMadeAgainByteForByte() throws Exception {
        List<Candle> candles = Market.settled(Market.walk(ETH, 40_000, 7));
        String last = Market.signals(candles).getLast().id();
        Broker.publish(candles);
        String newest = "/v1/signals?instrument=ETH-USD&limit=1000";
        await().atMost(PATIENCE)
                .until(() -> client.read(newest).at("/data/0/id").asString("").equals(last));
        JsonNode signals = client.read(newest).get("data");
        assertThat(signals)
                .hasSize(1000)
                .allSatisfy(signal -> assertThat(client.get("/v1/signals/%s/replay"
                                .formatted(signal.get("id").asString())))
                        .hasStatusOk()
                        .bodyText()
                        .isEqualTo(signal.toString()));
    }

    @Test
    void asOfATimeBeforeItWasEmittedThereIsNoSignal() {
        Signal second = expected.get(1);
        String before = second.emittedAt().minusSeconds(1).toString();
        client.problem("/v1/signals/%s?asOf=%s".formatted(second.id(), before), 404, "unknown-signal");
        assertThat(client.read("/v1/signals?instrument=BTC-USD&asOf=" + before).get("data"))
                .singleElement()
                .satisfies(signal -> assertThat(signal.get("id").asString())
                        .isEqualTo(expected.getFirst().id()));
    }

    @Test
    void mistakesAreProblemsThatNameThem() {
        client.problem("/v1/signals/0000", 404, "unknown-signal");
        client.problem("/v1/signals/0000/replay", 404, "unknown-signal");
        client.problem(
                "/v1/signals/%s?include=wallet".formatted(expected.getFirst().id()),
                400,
                "invalid-parameter",
                "include");
        client.problem("/v1/signals?state=lost", 400, "invalid-parameter", "state");
        client.problem("/v1/strategies/moon", 404, "unknown-strategy");
        client.problem("/v1/signals?instrument=btc", 400, "invalid-parameter", "instrument");
        client.problem("/v1/signals?strategy=EMA", 400, "invalid-parameter", "strategy");
        client.problem("/v1/signals?interval=7m", 400, "invalid-parameter", "interval");
        client.problem("/v1/signals?side=up", 400, "invalid-parameter", "side");
        client.problem("/v1/signals?sort=size", 400, "invalid-parameter", "sort");
        client.problem("/v1/signals?limit=0", 400, "invalid-parameter", "limit");
        client.problem("/v1/signals?limit=1001", 400, "invalid-parameter", "limit");
        client.problem("/v1/signals?from=1385337600", 400, "invalid-parameter", "from");
        client.problem("/v1/signals?from=2014-01-02&to=2014-01-01", 400, "invalid-parameter", "to");
        client.problem("/v1/signals?colour=red", 400, "invalid-parameter", "colour");
        client.problem("/v1/signals?cursor=bm9uc2Vuc2U", 400, "invalid-cursor", "cursor");
        String cursor =
                client.read("/v1/signals?limit=1").get("page").get("next").asString();
        client.problem("/v1/signals?limit=1&interval=1h&cursor=" + cursor, 400, "invalid-cursor", "cursor");
    }

    @Test
    void withoutTheGatewaysTokenNothingIsAnswered() {
        assertThat(mvc.get().uri("/v1/signals").exchange()).hasStatus(401);
    }

    @Test
    void strategiesSayWhatTheyDoAndHowTheyRun() {
        JsonNode list = client.read("/v1/strategies").get("data");
        JsonNode strategy = client.read("/v1/strategies/ema-cross");
        assertThat(list).hasSizeGreaterThan(5).contains(strategy);
        assertThat(strategy.get("id").asString()).isEqualTo("ema-cross");
        assertThat(strategy.get("version").asInt()).isEqualTo(1);
        assertThat(strategy.get("over").asString()).isEqualTo("instrument");
        assertThat(client.read("/v1/strategies/cross-sectional-momentum")
                        .get("over")
                        .asString())
                .isEqualTo("universe");
        assertThat(strategy.get("running").toString())
                .isEqualTo(
                        "[{\"parameters\":{\"fast\":12,\"slow\":26},\"intervals\":[\"15m\",\"1h\"],\"instruments\":[]}]");
        Schema parameters = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(strategy.get("parameters").toString());
        assertThat(parameters.validate("{\"fast\":12,\"slow\":26}", InputFormat.JSON))
                .isEmpty();
        assertThat(parameters.validate("{\"fast\":0}", InputFormat.JSON)).isNotEmpty();
        assertThat(parameters.validate("{\"medium\":12}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void theApiDocumentDescribesSignalsAsTheyAre() {
        JsonNode api = client.read("/v3/api-docs");
        JsonNode signal = api.at("/components/schemas/Signal");
        assertThat(signal.get("required")).hasSize(signal.get("properties").size());
        assertThat(signal.at("/properties/strength/type").asString()).isEqualTo("string");
        assertThat(signal.at("/properties/strength/description").asString()).isEqualTo("0 to 1");
        assertThat(signal.at("/properties/side/enum").toString()).isEqualTo("[\"long\",\"flat\",\"short\"]");
        assertThat(signal.at("/example/strategy").asString()).isEqualTo("ema-cross");
        assertThat(api.get("paths").propertyNames())
                .contains(
                        "/v1/signals",
                        "/v1/signals/{id}",
                        "/v1/signals/{id}/replay",
                        "/v1/strategies",
                        "/v1/strategies/{name}");
        assertThat(api.at("/paths/~1v1~1signals/get/parameters")
                        .valueStream()
                        .map(p -> p.get("name").asString()))
                .containsExactly(
                        "instrument",
                        "strategy",
                        "interval",
                        "side",
                        "state",
                        "from",
                        "to",
                        "asOf",
                        "limit",
                        "cursor",
                        "sort",
                        "fields");
    }

    @Test
    void itIsReadyOnceItHasReadWhatWasThere() {
        assertThat(signalsReader.health().getStatus()).isEqualTo(Status.UP);
        Signals fresh = new Signals(1000, 10_000);
        TopicReader another = new SignalsConfiguration().signalsReader(consumers, fresh);
        assertThat(another.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        another.start();
        await().atMost(PATIENCE).until(() -> another.health().getStatus().equals(Status.UP));
        another.stop();
        assertThat(expected)
                .allSatisfy(signal -> assertThat(fresh.withId(signal.id())
                                .map(revisions -> revisions.newest().signal()))
                        .hasValue(signal));
    }
}
