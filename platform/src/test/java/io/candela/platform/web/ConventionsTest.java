package io.candela.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Candle;
import io.candela.contracts.Interval;
import io.candela.contracts.KeyMode;
import io.candela.platform.identity.Caller;
import io.candela.platform.identity.CallerTokenIssuer;
import io.candela.platform.identity.IdentityHeader;
import io.candela.platform.identity.Keys;
import io.candela.platform.problem.RequestId;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What every servlet service does without a line of its own. */
@SpringBootTest(
        properties = {
            "spring.application.name=sample-service",
            "management.server.port=0",
            "spring.autoconfigure.exclude="
                    + "io.candela.platform.kafka.RecordsAutoConfiguration,"
                    + "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@AutoConfigureMockMvc
class ConventionsTest {
    @TempDir
    static Path folder;

    private static Keys keys;

    @Autowired
    private MockMvcTester mvc;

    @BeforeAll
    static void secrets() throws Exception {
        keys = Keys.in(folder, "current");
        Files.writeString(folder.resolve("cursor.secret"), "0123456789abcdef0123456789abcdef");
    }

    @DynamicPropertySource
    static void files(DynamicPropertyRegistry registry) {
        registry.add("candela.identity.public-keys-file", () -> keys.publicFile());
        registry.add("candela.cursor.secret-file", () -> folder.resolve("cursor.secret"));
    }

    @Test
    void aRequestWithoutIdentityIsRefusedOnEveryPath() {
        for (String path : List.of("/sample", "/nowhere", "/v3/api-docs", "/actuator/health")) {
            assertThat(mvc.get().uri(path).exchange())
                    .hasStatus(401)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("missing-identity");
        }
    }

    @Test
    void aForgedIdentityIsRefused() {
        assertThat(mvc.get().uri("/sample").header(IdentityHeader.NAME, "a.b.c").exchange())
                .hasStatus(401)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("invalid-identity");
    }

    @Test
    void theCallerIsHandedToTheHandlerAndValuesHaveOneForm() {
        assertThat(get("/sample?interval=1h&from=2013-11-25&state=closed"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                {"account":"acc_1","amount":"1200","interval":"1h","from":"2013-11-25T00:00:00Z","state":"closed"}""");
    }

    @Test
    void theRequestIdIsEchoed() {
        assertThat(mvc.get()
                        .uri("/sample")
                        .header(IdentityHeader.NAME, token())
                        .header(RequestId.HEADER, "r-1")
                        .exchange())
                .hasHeader(RequestId.HEADER, "r-1");
    }

    @Test
    void anUnknownParameterIsNamed() {
        assertThat(get("/sample?intervall=1h"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].parameter")
                .isEqualTo("intervall");
    }

    @Test
    void aRepeatedParameterIsRefused() {
        assertThat(get("/sample?interval=1h&interval=1d")).hasStatus(400);
    }

    @Test
    void aHandlerThatTakesOtherParametersGetsThoseThatItDoesNotDeclareEachOnce() {
        assertThat(get("/others?limit=1&period=14&fast="))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"fast\":\"\",\"period\":\"14\"}");
        assertThat(get("/others?limit=1&period=14&period=15"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].parameter")
                .isEqualTo("period");
        assertThat(get("/others?limit=1&limit=2")).hasStatus(400);
    }

    @Test
    void anUnknownIntervalNamesTheParameterAndWhatIsAllowed() {
        assertThat(get("/sample?interval=7m")).hasStatus(400).bodyJson().isLenientlyEqualTo("""
                {"code":"invalid-parameter","retryable":false,"instance":"/sample",
                 "errors":[{"parameter":"interval","allowed":["1s","1m","5m","15m","30m","1h","4h","12h","1d","1w","1M"]}]}""");
    }

    @Test
    void anUnknownConstantNamesWhatIsAllowed() {
        assertThat(get("/sample?state=shut"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].allowed")
                .asArray()
                .containsExactly("open", "closed", "corrected");
    }

    @Test
    void anEpochNumberIsRefusedWithGuidance() {
        assertThat(get("/sample?from=1385337600"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("RFC 3339");
    }

    @Test
    void aParameterThatIsNeededIsNamed() {
        assertThat(get("/needed"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].parameter")
                .isEqualTo("x");
    }

    @Test
    void anUnknownFieldOfABodyIsNamed() {
        assertThat(post("{\"name\":\"a\",\"nmae\":1}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("nmae");
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() {
        assertThat(post("{")).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("invalid-body");
    }

    @Test
    void anUnknownPathAnUnknownMethodAndAnUnknownTypeAreProblems() {
        assertThat(get("/nowhere"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("not-found");
        assertThat(mvc.delete()
                        .uri("/sample")
                        .header(IdentityHeader.NAME, token())
                        .exchange())
                .hasStatus(405)
                .containsHeader(HttpHeaders.ALLOW)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("method-not-allowed");
        assertThat(mvc.post()
                        .uri("/body")
                        .header(IdentityHeader.NAME, token())
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("x")
                        .exchange())
                .hasStatus(415)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void anErrorOfOursShowsNothingOfItsInside() {
        assertThat(get("/broken"))
                .hasStatus(500)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("internal-server-error");
        assertThat(get("/broken")).bodyText().doesNotContain("secret-detail", "Exception");
    }

    @Test
    void theNextPageIsLinked() {
        assertThat(get("/list?limit=1"))
                .hasStatusOk()
                .hasHeader(HttpHeaders.LINK, "</list?limit=1&cursor=abc>; rel=\"next\"");
    }

    @Test
    void ofTheEntriesOfAListOnlyTheFieldsThatAreNamedAreSent() {
        assertThat(get("/entries?fields=state,account"))
                .hasStatusOk()
                .hasHeader(HttpHeaders.LINK, "</entries?fields=state,account&cursor=abc>; rel=\"next\"")
                .bodyJson()
                .isStrictlyEqualTo("""
                {"data":[{"account":"a","state":"open"}],"page":{"next":"abc","limit":1}}""");
        assertThat(get("/entries")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"data":[{"account":"a","amount":"1","interval":"1m","state":"open"}],
                 "page":{"next":"abc","limit":1}}""");
    }

    @Test
    void aFieldThatNoEntryHasIsNamedAndSoAreThoseThatThereAre() {
        for (String fields : List.of("amount,amuont", "amuont", "secret", "")) {
            assertThat(get("/entries?fields=" + fields))
                    .hasStatus(400)
                    .bodyJson()
                    .isLenientlyEqualTo("""
                    {"code":"invalid-parameter",
                     "errors":[{"parameter":"fields","allowed":["account","amount","interval","from","state"]}]}""");
        }
        assertThat(get("/entries?fields=amuont"))
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("amuont");
        assertThat(get("/sample?fields=account")).hasStatus(400);
        assertThat(get("/list?limit=1&fields=account")).hasStatus(400);
    }

    @Test
    void theDescriptionSaysWhatTheJsonLooksLike() {
        assertThat(get("/v3/api-docs")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"openapi":"3.1.0",
                 "paths":{"/entries":{"get":{"parameters":[
                   {"name":"fields","in":"query","explode":false,
                     "schema":{"type":"array","items":{"enum":["account","amount","interval","from","state"]}}}]}},
                 "/sample":{"get":{"parameters":[
                   {"name":"interval","in":"query","description":"Length of the candles","schema":{"type":"string","enum":["1s","1m","5m","15m","30m","1h","4h","12h","1d","1w","1M"]}},
                   {"name":"from","in":"query","schema":{"type":"string","format":"date-time"}},
                   {"name":"state","in":"query",
                     "schema":{"type":"string","enum":["open","closed","corrected"],"default":"closed"}}]}}},
                 "components":{"schemas":{"Sample":{"required":["account","amount"],"properties":{
                   "amount":{"type":"string","format":"decimal"},
                   "state":{"type":"string","enum":["open","closed","corrected"]}}}}}}""");
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).header(IdentityHeader.NAME, token()).exchange();
    }

    private MvcTestResult post(String body) {
        return mvc.post()
                .uri("/body")
                .header(IdentityHeader.NAME, token())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String token() {
        Caller caller = new Caller("acc_1", "key_1", Set.of("market:read"), "free", KeyMode.TEST);
        return CallerTokenIssuer.withKeyIn(keys.privateFile()).issue(caller, "sample-service", Instant.now());
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(SampleController.class)
    static class SampleService {}

    record Sample(
            String account,
            BigDecimal amount,
            @Nullable Interval interval,
            @Nullable Instant from,
            Candle.@Nullable State state) {}

    record Body(String name) {}

    @RestController
    static class SampleController {
        @GetMapping("/sample")
        Sample sample(
                Caller caller,
                @RequestParam(required = false) @Nullable Interval interval,
                @RequestParam(required = false) @Nullable Instant from,
                @RequestParam(defaultValue = "closed") Candle.State state) {
            return new Sample(caller.account(), new BigDecimal("1.2E+3"), interval, from, state);
        }

        @GetMapping("/needed")
        String needed(@RequestParam String x) {
            return x;
        }

        @GetMapping("/list")
        Page<String> list(@RequestParam int limit) {
            return Page.of(List.of("a"), limit, "abc");
        }

        @GetMapping("/entries")
        ResponseEntity<Page<Sample>> entries() {
            Sample entry = new Sample("a", BigDecimal.ONE, Interval.M1, null, Candle.State.OPEN);
            return ResponseEntity.ok(Page.of(List.of(entry), 1, "abc"));
        }

        @GetMapping("/others")
        Map<String, String> others(@RequestParam int limit, OtherParameters others) {
            return others.byName();
        }

        @PostMapping("/body")
        Body body(@RequestBody Body body) {
            return body;
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("secret-detail");
        }
    }
}
