package io.candela.signals.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.platform.identity.IdentityHeader;
import io.candela.platform.json.RecordJson;
import io.candela.signals.history.Columns;
import io.candela.signals.indicators.Estimates;
import io.candela.signals.indicators.Indicators;
import io.candela.signals.indicators.Rsi;
import io.candela.signals.metrics.Curve;
import io.candela.signals.metrics.Measure;
import io.candela.signals.metrics.Year;
import io.candela.signals.signals.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Analytics over HTTP, with candles that come over HTTP. */
@SpringBootTest(
        classes = AnalyticsTest.Analytics.class,
        properties = {
            "management.server.port=0",
            "management.endpoint.health.validate-group-membership=false",
            "eureka.client.enabled=false",
            "spring.flyway.enabled=false",
            "candela.environment=replay",
            "spring.autoconfigure.exclude="
                    + "io.candela.platform.kafka.RecordsAutoConfiguration,"
                    + "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@AutoConfigureMockMvc
class AnalyticsTest {
    private static final int COUNT = 3000;
    private static final Columns BTC = Candles.walk(new Instrument("BTC-USD"), Interval.H1, COUNT, 1);
    private static final Columns ETH = Candles.walk(new Instrument("ETH-USD"), Interval.H1, COUNT, 2);
    /** The last candle is open. */
    private static final int CLOSED = COUNT - 1;

    @TempDir
    static Path folder;

    private static Secrets secrets;
    private static MarketDataOverHttp marketData;

    @Autowired
    private MockMvcTester mvc;

    @BeforeAll
    static void begin() throws Exception {
        secrets = Secrets.in(folder);
        marketData = new MarketDataOverHttp(List.of(BTC, ETH));
    }

    @AfterAll
    static void end() {
        marketData.close();
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("candela.identity.public-keys-file", () -> secrets.publicKeys());
        registry.add(
                "candela.identity.private-key-file", () -> secrets.privateKey().toString());
        registry.add("candela.cursor.secret-file", () -> secrets.cursorSecret());
        registry.add(
                "spring.cloud.discovery.client.simple.instances.market-data-service[0].uri", () -> marketData.uri());
    }

    @Test
    void theListSaysWhatCanBeSetInAFormThatValidatorsRead() {
        JsonNode list = read("/v1/indicators").get("data");
        assertThat(list).hasSameSizeAs(Indicators.all());
        JsonNode bollinger = read("/v1/indicators/bollinger");
        assertThat(list.valueStream()).contains(bollinger);
        assertThat(bollinger.get("lines").toString()).isEqualTo("[\"middle\",\"upper\",\"lower\"]");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(bollinger.get("parameters").toString());
        assertThat(schema.validate("{\"period\":20,\"width\":\"2.5\"}", InputFormat.JSON))
                .isEmpty();
        for (String wrong : List.of("{\"period\":1}", "{\"period\":\"20\"}", "{\"width\":2}", "{\"colour\":1}")) {
            assertThat(schema.validate(wrong, InputFormat.JSON)).as(wrong).isNotEmpty();
        }
        assertThat(bollinger.at("/parameters/properties/width").toString())
                .isEqualTo("{\"type\":\"string\",\"format\":\"decimal\",\"description\":\"Standard deviations from the"
                        + " average to each band\",\"minimum\":0.1,\"maximum\":10.0,\"default\":\"2\"}");
    }

    @Test
    void theNewestValuesAreThoseOfTheIndicatorOverTheClosedCandles() {
        JsonNode answer = read("/v1/indicators/rsi/BTC-USD?interval=1h&period=21&limit=50");
        assertThat(answer.get("indicator").toString())
                .isEqualTo("{\"label\":\"rsi(21)\",\"name\":\"rsi\",\"version\":1,\"parameters\":{\"period\":21}}");
        assertThat(answer.get("environment").asString()).isEqualTo("replay");
        assertThat(answer.get("page").toString()).isEqualTo("{\"limit\":50}");
        assertThat(answer.has("lineage")).isFalse();
        Rsi rsi = new Rsi(21);
        List<String> expected = new ArrayList<>();
        for (int i = CLOSED - 50 - 2000; i < CLOSED; i++) {
            rsi.update(BTC.bar(i));
            if (i >= CLOSED - 50) {
                expected.add("{\"openTime\":\"%s\",\"closeTime\":\"%s\",\"values\":{\"rsi\":\"%s\"}}"
                        .formatted(
                                BTC.openTime(i),
                                BTC.openTime(i).plusSeconds(3600),
                                Estimates.decimal(rsi.value(0)).toPlainString()));
            }
        }
        assertThat(answer.get("data").valueStream().map(JsonNode::toString)).isEqualTo(expected);
    }

    @Test
    void pagesFollowEachOtherByTheirLinksWithTheSameDigitsAsAllAtOnce() {
        String range = "?from=%s&to=%s"
                .formatted(BTC.openTime(2400), BTC.openTime(2500).plusSeconds(1));
        for (String name : List.of("obv", "ema", "supertrend")) {
            List<JsonNode> rows = new ArrayList<>();
            String path = "/v1/indicators/" + name + "/BTC-USD" + range + "&limit=17";
            while (path != null) {
                MvcTestResult answer = get(path);
                assertThat(answer).hasStatusOk();
                json(answer).get("data").forEach(rows::add);
                String link = answer.getResponse().getHeader(HttpHeaders.LINK);
                path = link == null ? null : link.substring(1, link.indexOf('>'));
            }
            assertThat(rows).hasSize(101);
            JsonNode atOnce = read("/v1/indicators/" + name + "/BTC-USD" + range + "&limit=5000");
            assertThat(atOnce.get("data").valueStream()).isEqualTo(rows);
        }
    }

    @Test
    void severalIndicatorsAtOnceHaveTheDigitsOfEach() {
        String range = "from=%s&limit=20".formatted(ETH.openTime(2500));
        JsonNode together = read("/v1/indicators/values/ETH-USD?indicators=macd,bollinger(30,1.5)&" + range);
        JsonNode macd = read("/v1/indicators/macd/ETH-USD?" + range);
        JsonNode bollinger = read("/v1/indicators/bollinger/ETH-USD?period=30&width=1.5&" + range);
        assertThat(together.get("indicators").toString())
                .isEqualTo("[%s,%s]".formatted(macd.get("indicator"), bollinger.get("indicator")));
        assertThat(together.get("data")).hasSize(20);
        for (int i = 0; i < 20; i++) {
            JsonNode row = together.get("data").get(i);
            assertThat(row.get("openTime")).isEqualTo(macd.get("data").get(i).get("openTime"));
            assertThat(row.at("/values/macd(12,26,9)"))
                    .isEqualTo(macd.get("data").get(i).get("values"));
            assertThat(row.at("/values/bollinger(30,1.5)"))
                    .isEqualTo(bollinger.get("data").get(i).get("values"));
        }
        assertThat(together.at("/page/next").asString()).isNotEmpty();
    }

    @Test
    void lineageSaysWhichCandlesWereTaken() {
        String path = "/v1/indicators/sma/BTC-USD?include=lineage&limit=10&from=%s&to=%s"
                .formatted(BTC.openTime(2100), BTC.openTime(2110));
        JsonNode lineage = read(path).get("lineage");
        assertThat(lineage.get("candles").asInt()).isEqualTo(2010);
        assertThat(lineage.get("first").asString()).isEqualTo(BTC.openTime(100).toString());
        assertThat(lineage.get("last").asString()).isEqualTo(BTC.openTime(2109).toString());
        assertThat(lineage.get("digest").asString()).matches("[0-9a-f]{64}");
        assertThat(read(path).get("lineage")).isEqualTo(lineage);
        assertThat(read(path.replace("BTC", "ETH")).get("lineage").get("digest"))
                .isNotEqualTo(lineage.get("digest"));
    }

    @Test
    void whereThereAreNoCandlesTheAnswerIsEmpty() {
        assertThat(read("/v1/indicators/sma/BTC-USD?from=2010-01-01&to=2010-02-01")
                        .get("data"))
                .isEmpty();
        JsonNode metrics = read("/v1/metrics/BTC-USD?interval=1d");
        assertThat(metrics.get("candles").asInt()).isZero();
        assertThat(metrics.get("metrics")).isEmpty();
        assertThat(read("/v1/levels/BTC-USD?interval=1d").get("data")).isEmpty();
        assertThat(read("/v1/correlations?interval=1d&instruments=BTC-USD,ETH-USD")
                        .get("matrix")
                        .toString())
                .isEqualTo("[[null,null],[null,null]]");
    }

    @Test
    void metricsAreThoseOfTheClosesAndOfTheBenchmark() {
        JsonNode answer = read("/v1/metrics/ETH-USD?interval=1h&from=%s&to=%s&include=lineage"
                .formatted(ETH.openTime(1000), ETH.openTime(2000)));
        double[] closes = new double[1000];
        System.arraycopy(ETH.close(), 1000, closes, 0, 1000);
        Curve curve = Curve.of(closes, Year.periods(Interval.H1));
        assertThat(answer.get("metrics")).hasSize(Measure.values().length);
        for (Measure measure : Measure.values()) {
            assertThat(answer.get("metrics").get(measure.label()).asString())
                    .isEqualTo(Estimates.decimal(measure.of(curve)).toPlainString());
        }
        assertThat(answer.get("candles").asInt()).isEqualTo(1000);
        assertThat(answer.at("/lineage/candles").asInt()).isEqualTo(1000);
        assertThat(answer.at("/benchmark/instrument").asString()).isEqualTo("BTC-USD");
        assertThat(answer.at("/benchmark/observations").asInt()).isEqualTo(999);
        JsonNode itself = read("/v1/metrics/BTC-USD?interval=1h").get("benchmark");
        assertThat(itself.toString())
                .isEqualTo("{\"instrument\":\"BTC-USD\",\"observations\":364,\"beta\":\"1\",\"correlation\":\"1\"}");
    }

    @Test
    void measuresRollOverWindows() {
        JsonNode answer = read("/v1/metrics/ETH-USD?interval=1h&from=%s&to=%s&rolling=volatility,beta&window=20"
                .formatted(ETH.openTime(0), ETH.openTime(100)));
        JsonNode rows = answer.get("rolling");
        assertThat(rows).hasSize(80);
        assertThat(rows.get(0).get("openTime").asString())
                .isEqualTo(ETH.openTime(20).toString());
        assertThat(rows.get(0).get("values").propertyNames()).containsExactly("volatility", "beta");
        JsonNode last =
                read("/v1/metrics/ETH-USD?interval=1h&from=%s&to=%s".formatted(ETH.openTime(79), ETH.openTime(100)));
        assertThat(rows.get(79).at("/values/volatility")).isEqualTo(last.at("/metrics/volatility"));
        assertThat(rows.get(79).at("/values/beta")).isEqualTo(last.at("/benchmark/beta"));
    }

    @Test
    void everyMeasureIsListed() {
        assertThat(read("/v1/metrics").get("data")).hasSize(Measure.values().length);
    }

    @Test
    void correlationsAreSymmetric() {
        JsonNode answer = read("/v1/correlations?interval=1h&instruments=BTC-USD,ETH-USD");
        assertThat(answer.get("instruments").toString()).isEqualTo("[\"BTC-USD\",\"ETH-USD\"]");
        assertThat(answer.get("observations").asInt()).isEqualTo(364);
        JsonNode matrix = answer.get("matrix");
        assertThat(matrix.at("/0/0").asString()).isEqualTo("1");
        assertThat(matrix.at("/0/1")).isEqualTo(matrix.at("/1/0"));
    }

    @Test
    void levelsLieOnTheirSideOfTheNewestClose() {
        JsonNode levels = read("/v1/levels/BTC-USD?interval=1h&limit=5").get("data");
        assertThat(levels).hasSize(5);
        double close = BTC.close()[CLOSED - 1];
        int before = Integer.MAX_VALUE;
        for (JsonNode level : levels) {
            boolean support = Double.parseDouble(level.get("price").asString()) <= close;
            assertThat(level.get("kind").asString()).isEqualTo(support ? "support" : "resistance");
            assertThat(level.get("touches").asInt()).isLessThanOrEqualTo(before);
            before = level.get("touches").asInt();
        }
    }

    @Test
    void theApiDocumentDescribesAnalyticsAsTheyAre() {
        JsonNode api = read("/v3/api-docs");
        assertThat(api.get("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/v1/indicators",
                        "/v1/indicators/{name}",
                        "/v1/indicators/{name}/{instrument}",
                        "/v1/indicators/values/{instrument}",
                        "/v1/metrics",
                        "/v1/metrics/{instrument}",
                        "/v1/correlations",
                        "/v1/levels/{instrument}");
        JsonNode others = api.at("/paths/~1v1~1indicators~1{name}~1{instrument}/get/parameters/8");
        assertThat(others.get("name").asString()).isEqualTo("parameters");
        assertThat(others.get("required").asBoolean()).isFalse();
        assertThat(others.get("explode").asBoolean()).isTrue();
        assertThat(others.at("/schema/additionalProperties/type").asString()).isEqualTo("string");
        JsonNode row = api.at("/components/schemas/IndicatorRow/properties/values/additionalProperties");
        assertThat(row.get("type").asString()).isEqualTo("string");
        assertThat(row.get("format").asString()).isEqualTo("decimal");
    }

    @Test
    void mistakesAreProblemsThatNameThem() {
        problem("/v1/indicators/no-such", 404, "unknown-indicator");
        problem("/v1/indicators/no-such/BTC-USD", 404, "unknown-indicator");
        problem("/v1/indicators/rsi/NO-USD", 404, "unknown-instrument");
        problem("/v1/levels/NO-USD", 404, "unknown-instrument");
        problem("/v1/correlations?interval=1h&instruments=BTC-USD,NO-USD", 404, "unknown-instrument");
        invalid("/v1/indicators/rsi/BTC-USD?period=1", "period");
        invalid("/v1/indicators/rsi/BTC-USD?period=2.5", "period");
        invalid("/v1/indicators/rsi/BTC-USD?period=", "period");
        invalid("/v1/indicators/rsi/BTC-USD?period=14&period=15", "period");
        invalid("/v1/indicators/rsi/BTC-USD?colour=red", "colour");
        invalid("/v1/indicators/macd/BTC-USD?fast=26&slow=12", "fast");
        invalid("/v1/indicators/rsi/BTC-USD?interval=7m", "interval");
        invalid("/v1/indicators/rsi/BTC-USD?limit=5001", "limit");
        invalid("/v1/indicators/rsi/BTC-USD?include=colour", "include");
        invalid("/v1/indicators/rsi/BTC-USD?from=2024-01-02&to=2024-01-01", "to");
        invalid("/v1/indicators/rsi/BTC-USD?interval=1m&from=2023-01-01&to=2024-01-01", "from");
        invalid("/v1/indicators/rsi/BTC-USD?from=1969-01-01", "from");
        invalid("/v1/indicators/values/BTC-USD", "indicators");
        invalid("/v1/indicators/values/BTC-USD?indicators=rsi(14", "indicators");
        invalid("/v1/indicators/values/BTC-USD?indicators=rsi(1)", "indicators");
        invalid("/v1/indicators/values/BTC-USD?indicators=rsi&period=14", "period");
        invalid("/v1/metrics/BTC-USD?rolling=luck", "rolling");
        invalid("/v1/metrics/BTC-USD?window=1", "window");
        invalid("/v1/correlations?instruments=BTC-USD", "instruments");
        invalid("/v1/correlations?instruments=BTC-USD,BTC-USD", "instruments");
        invalid("/v1/levels/BTC-USD?width=-1", "width");
        String cursor = read("/v1/indicators/rsi/BTC-USD?limit=1&from=" + BTC.openTime(2500))
                .at("/page/next")
                .asString();
        problem(
                "/v1/indicators/ema/BTC-USD?limit=1&from=" + BTC.openTime(2500) + "&cursor=" + cursor,
                400,
                "invalid-cursor");
    }

    private void invalid(String path, String parameter) {
        problem(path, 400, "invalid-parameter");
        assertThat(json(get(path)).at("/errors/0/parameter").asString())
                .as(path)
                .isEqualTo(parameter);
    }

    private void problem(String path, int status, String code) {
        MvcTestResult answer = get(path);
        assertThat(answer).as(path).hasStatus(status).hasContentType("application/problem+json");
        assertThat(json(answer).get("code").asString()).as(path).isEqualTo(code);
    }

    private JsonNode read(String path) {
        MvcTestResult answer = get(path);
        assertThat(answer).as(path).hasStatusOk();
        return json(answer);
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri(path)
                .header(IdentityHeader.NAME, secrets.identity())
                .exchange();
    }

    private static JsonNode json(MvcTestResult answer) {
        return RecordJson.mapper().readTree(answer.getResponse().getContentAsByteArray());
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan({"io.candela.signals.analytics", "io.candela.signals.history"})
    @ConfigurationPropertiesScan("io.candela.signals.history")
    static class Analytics {}
}
