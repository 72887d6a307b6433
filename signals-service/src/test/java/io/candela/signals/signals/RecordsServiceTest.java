package io.candela.signals.signals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.candela.contracts.Candle;
import io.candela.contracts.Grade;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Signal;
import io.candela.local.Infrastructure;
import io.candela.platform.json.RecordJson;
import io.candela.signals.grades.Graded;
import io.candela.signals.grades.Tape;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Grades and scorecards on a real broker and database: candles in, and over HTTP. */
@SpringBootTest(
        properties = {
            "management.server.port=0",
            "eureka.client.enabled=false",
            "candela.signals.strategies[0].strategy=ema-cross",
            "candela.signals.strategies[0].intervals=1h"
        })
@AutoConfigureMockMvc
// It must not go on folding while another test runs the service as a process.
@DirtiesContext
class RecordsServiceTest {
    /** What a test has not had done by then would be done by nobody: it would fall to the service of the next test. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Instrument LTC = new Instrument("LTC-USD");
    private static final int HOURS = 400;

    @TempDir
    static Path folder;

    private static Secrets secrets;
    private static List<Candle> hourly = List.of();
    private static List<Signal> signals = List.of();
    private static List<Grade> grades = List.of();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    private Client client;

    @BeforeAll
    static void makeSecrets() throws Exception {
        secrets = Secrets.in(folder);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        Infrastructure.Postgres database = Infrastructure.postgres().freshDatabase();
        registry.add("spring.datasource.url", database::jdbcUrl);
        registry.add("spring.datasource.username", database::username);
        registry.add("spring.datasource.password", database::password);
        registry.add("spring.kafka.bootstrap-servers", () -> Broker.SERVERS);
        registry.add("candela.identity.public-keys-file", () -> secrets.publicKeys());
        registry.add("candela.cursor.secret-file", () -> secrets.cursorSecret());
    }

    @BeforeEach
    void candlesHaveBecomeGradesAndOutcomes() throws Exception {
        client = new Client(mvc, secrets);
        if (hourly.isEmpty()) {
            List<Candle> candles = Tape.walk(LTC, HOURS, 11);
            hourly = candles.stream()
                    .filter(candle -> candle.interval() == Interval.H1)
                    .toList();
            signals = Market.signals(hourly);
            grades = Graded.grades(candles);
            Broker.publish(candles);
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(client.all("/v1/scorecards/outcomes?instrument=LTC-USD&limit=1000"))
                    .hasSize(expectedOutcomes());
            assertThat(client.all("/v1/grades/LTC-USD/history?limit=1000")).hasSize(grades.size());
        });
    }

    /** As many as are due by the last candle: the entry is the candle after the signal's. */
    private static int expectedOutcomes() {
        int outcomes = 0;
        for (int i = 0; i < signals.size(); i++) {
            int entry = index(signals.get(i)) + 1;
            for (int candles : List.of(1, 4, 24)) {
                outcomes += entry + candles <= HOURS ? 1 : 0;
            }
            outcomes += i + 1 < signals.size() && index(signals.get(i + 1)) + 1 < HOURS ? 1 : 0;
        }
        return outcomes;
    }

    private static int index(Signal signal) {
        return (int) Duration.between(Tape.START, signal.candleOpenTime()).toHours();
    }

    @Test
    void theNewestGradeIsServedWithItsFreshnessAndItsLineage() throws Exception {
        Grade newest = grades.getLast();
        MvcTestResult answer = client.get("/v1/grades/LTC-USD?include=lineage");
        assertThat(answer).hasStatusOk().containsHeader(HttpHeaders.AGE);
        JsonNode grade = client.read("/v1/grades/LTC-USD?include=lineage");
        assertThat(grade.get("stale").asBoolean()).isFalse();
        assertThat(grade.get("inputs")).hasSize(10);
        String event = Market.json(newest);
        assertThat(client.read("/v1/grades/LTC-USD").has("inputs")).isFalse();
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        new ClassPathResource("io/candela/contracts/schemas/signals.grades.v1.json").getInputStream());
        assertThat(schema.validate(event, InputFormat.JSON)).isEmpty();
        JsonNode published = RecordJson.mapper().readTree(event);
        published
                .propertyNames()
                .forEach(name -> assertThat(grade.get(name)).as(name).isEqualTo(published.get(name)));
    }

    @Test
    void whoeverAcceptsNoOlderGradeIsRefusedIt() {
        Grade newest = grades.getLast();
        Duration age = Duration.between(newest.asOf(), Objects.requireNonNull(newest.knownAt()));
        String then = "/v1/grades/LTC-USD?asOf=%s&maxAge=".formatted(newest.knownAt());
        assertThat(client.get(then + age.toSeconds() + "s")).hasStatusOk().hasHeader("Cache-Control", "no-cache");
        client.problem(then + (age.toSeconds() - 1) + "s", 503, "stale-data");
        client.problem("/v1/grades?maxAge=0s", 503, "stale-data");
        assertThat(client.get("/v1/grades?maxAge=10000d")).hasStatusOk().hasHeader("Cache-Control", "no-cache");
        client.problem("/v1/grades?maxAge=soon", 400, "invalid-parameter");
        client.problem("/v1/grades/LTC-USD?maxAge=-1s", 400, "invalid-parameter");
    }

    @Test
    void theHistoryHasEveryGradeOnceTheNewestFirst() {
        List<String> expected = grades.reversed().stream()
                .map(grade -> grade.knownAt() + " " + grade.trader())
                .toList();
        assertThat(client.all("/v1/grades/LTC-USD/history?limit=7"))
                .extracting(grade -> grade.get("knownAt").asString() + " "
                        + grade.get("trader").asString())
                .isEqualTo(expected);
    }

    @Test
    void fromIsInclusiveAndToIsExclusiveInTheHistory() {
        Instant from = grades.get(10).knownAt();
        Instant to = grades.get(20).knownAt();
        assertThat(client.all("/v1/grades/LTC-USD/history?from=%s&to=%s".formatted(from, to)))
                .hasSize((int) grades.stream()
                        .filter(grade ->
                                !Objects.requireNonNull(grade.knownAt()).isBefore(from))
                        .filter(grade -> Objects.requireNonNull(grade.knownAt()).isBefore(to))
                        .count());
    }

    @Test
    void asOfAnswersWhatWasKnownThenAndNothingBeforeThereWasAGrade() {
        Grade then = grades.get(30);
        String known = Objects.requireNonNull(then.knownAt()).toString();
        JsonNode grade = client.read("/v1/grades/LTC-USD?asOf=" + known);
        Grade last = grades.stream()
                .filter(any -> Objects.equals(any.knownAt(), then.knownAt()))
                .reduce((one, other) -> other)
                .orElseThrow();
        assertThat(grade.get("trader").asString()).isEqualTo(last.trader().toPlainString());
        assertThat(grade.get("stale").asBoolean()).isFalse();
        client.problem("/v1/grades/LTC-USD?asOf=2013-11-26", 404, "no-grade");
        client.problem("/v1/grades/NONE-USD", 404, "no-grade");
    }

    @Test
    void gradesAreListedFilteredAndSorted() {
        List<JsonNode> all = client.all("/v1/grades?limit=1000");
        assertThat(all).anyMatch(grade -> grade.get("instrument").asString().equals("LTC-USD"));
        BigDecimal trader = grades.getLast().trader();
        List<BigDecimal> best = client.all("/v1/grades?limit=1&sort=-trader&minTrader=" + trader.intValue()).stream()
                .map(grade -> new BigDecimal(grade.get("trader").asString()))
                .toList();
        assertThat(best)
                .contains(trader)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allMatch(grade -> grade.intValue() >= trader.intValue());
        assertThat(client.all("/v1/grades?minTrader=100&minInvestor=100")).isEmpty();
    }

    @Test
    void everySignalHasItsOutcomesWinnersAndLosers() {
        List<JsonNode> outcomes = client.all("/v1/scorecards/outcomes?instrument=LTC-USD&limit=50");
        Set<String> scored = new HashSet<>();
        outcomes.forEach(row -> scored.add(row.at("/outcome/signal/id").asString()));
        assertThat(scored)
                .containsAll(signals.stream()
                        .filter(signal -> index(signal) + 1 < HOURS)
                        .map(Signal::id)
                        .toList());
        assertThat(client.all("/v1/scorecards/outcomes?instrument=LTC-USD&hit=false"))
                .isNotEmpty();
        assertThat(client.all("/v1/scorecards/outcomes?instrument=LTC-USD&side=flat&horizon=4"))
                .isNotEmpty()
                .allMatch(row -> row.at("/outcome/net").asString().equals("0"));
        assertThat(client.all(
                        "/v1/scorecards/outcomes?signal=" + signals.getFirst().id()))
                .extracting(row -> row.at("/outcome/horizon").asString())
                .containsExactlyInAnyOrder("1", "4", "24", "exit");
    }

    @Test
    void aScorecardSaysHowASetupHasDone() {
        JsonNode cards = client.read("/v1/scorecards?instrument=LTC-USD&strategy=ema-cross")
                .get("data");
        assertThat(cards).hasSize(1);
        JsonNode card = cards.get(0);
        assertThat(card.get("setup").asString()).isEqualTo("ema-cross/1?fast=12&slow=26");
        assertThat(card.get("methodology").asString()).isEqualTo("scorecard-1");
        assertThat(card.get("pending").asInt()).isEqualTo(4 * signals.size() - expectedOutcomes());
        assertThat(card.at("/course/positions").asInt()).isPositive();
        assertThat(card.get("results").valueStream()).anySatisfy(result -> {
            assertThat(result.get("horizon").asString()).isEqualTo("exit");
            assertThat(result.get("side").asString()).isEqualTo("long");
            assertThat(result.get("calibration")).isNotEmpty();
            assertThat(result.has("random")).isTrue();
        });
        assertThat(client.read("/v1/scorecards?strategy=no-such").get("data")).isEmpty();
    }

    @Test
    void whoeverReadsTheRowsComesToTheHeadThatIsVerified() throws Exception {
        String hash = "0".repeat(64);
        for (JsonNode row : client.all("/v1/scorecards/outcomes?limit=100").reversed()) {
            assertThat(row.get("previous").asString()).isEqualTo(hash);
            String record = row.get("outcome").toString();
            hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest((hash + record).getBytes(UTF_8)));
            assertThat(row.get("hash").asString()).isEqualTo(hash);
        }
        JsonNode audit = client.read("/v1/scorecards/verify");
        assertThat(audit.get("intact").asBoolean()).isTrue();
        assertThat(audit.get("head").asString()).isEqualTo(hash);
        assertThat(audit.has("firstBroken")).isFalse();
    }

    @Test
    void verifyNamesTheRowThatSomebodyAltered() {
        jdbc.sql("alter table scorecard_outcomes disable trigger all").update();
        swapHit(17);
        JsonNode audit = client.read("/v1/scorecards/verify");
        assertThat(audit.get("intact").asBoolean()).isFalse();
        assertThat(audit.get("firstBroken").asInt()).isEqualTo(17);
        assertThat(audit.get("finding").asString()).isEqualTo("altered");
        assertThat(audit.get("rows").asInt()).isEqualTo(16);
        swapHit(17);
        jdbc.sql("alter table scorecard_outcomes enable trigger all").update();
        assertThat(client.read("/v1/scorecards/verify").get("intact").asBoolean())
                .isTrue();
    }

    private void swapHit(int sequence) {
        jdbc.sql("""
                        update scorecard_outcomes set record = case when (record ->> 'hit')::boolean
                            then replace(record::text, '"hit":true', '"hit":false')::json
                            else replace(record::text, '"hit":false', '"hit":true')::json end
                        where sequence = ?""").param(sequence).update();
    }

    @Test
    void theApiDocumentDescribesGradesAndScorecardsAsTheyAre() {
        JsonNode api = client.read("/v3/api-docs");
        assertThat(api.get("paths").propertyNames())
                .contains(
                        "/v1/grades",
                        "/v1/grades/{instrument}",
                        "/v1/grades/{instrument}/history",
                        "/v1/scorecards",
                        "/v1/scorecards/outcomes",
                        "/v1/scorecards/verify");
        JsonNode grade = api.at("/components/schemas/Grade");
        assertThat(grade.at("/properties/trader/type").asString()).isEqualTo("string");
        assertThat(grade.get("required").valueStream().map(JsonNode::asString))
                .contains("asOf", "staleAt", "stale", "environment", "methodology")
                .doesNotContain("inputs");
        JsonNode outcome = api.at("/components/schemas/Outcome");
        assertThat(outcome.get("required").valueStream().map(JsonNode::asString))
                .contains("signal", "net", "holding", "hit")
                .doesNotContain("random", "closedBy");
    }

    @Test
    void mistakesAreProblemsThatNameThem() {
        client.invalid("/v1/grades/btc", "instrument");
        client.invalid("/v1/grades?minTrader=101", "minTrader");
        client.invalid("/v1/grades?sort=size", "sort");
        client.invalid("/v1/grades/LTC-USD?include=secrets", "include");
        client.invalid("/v1/grades/LTC-USD?asOf=1385337600", "asOf");
        client.invalid("/v1/grades/LTC-USD/history?from=2014-01-02&to=2014-01-01", "to");
        client.invalid("/v1/scorecards?strategy=EMA", "strategy");
        client.invalid("/v1/scorecards?limit=101", "limit");
        client.invalid("/v1/scorecards/outcomes?horizon=2", "horizon");
        client.invalid("/v1/scorecards/outcomes?colour=red", "colour");
        client.problem("/v1/scorecards/outcomes?cursor=bm9uc2Vuc2U", 400, "invalid-cursor");
        client.problem("/v1/grades?cursor=bm9uc2Vuc2U", 400, "invalid-cursor");
    }
}
