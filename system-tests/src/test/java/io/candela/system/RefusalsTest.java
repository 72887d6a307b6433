package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What callers are told when they do something wrong, and when the platform does. */
class RefusalsTest {
    private static final String PRICE = "/v1/prices/BTC-USD";
    private static final Pattern REMAINING = Pattern.compile("\"minute\";r=([0-9]+);t=([0-9]+)");

    private final Instance instance = Instances.replayed();

    @ParameterizedTest
    @ValueSource(strings = {PRICE, "/v1/stream?channel=prices:*"})
    void noKeyIsA401(String path) {
        HttpResponse<String> response = instance.send(instance.request(path));
        problem(response, 401, null);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void aMistypedKeyIsA401() {
        String key = instance.demoKey();
        char last = key.charAt(key.length() - 1);
        String mistyped = key.substring(0, key.length() - 1) + (last == 'a' ? 'b' : 'a');
        problem(instance.get(PRICE, mistyped), 401, "invalid-key");
    }

    @Test
    void aMissingScopeIsA403ThatNamesIt() {
        JsonNode problem = problem(
                instance.send(instance.request("/v1/keys")
                        .header("Authorization", "Bearer " + instance.demoKey())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"name\":\"another\"}"))),
                403,
                "missing-scope");
        assertThat(problem.path("detail").asString()).contains("account:write");
    }

    @Test
    void beyondTheLimitIsA429WhoseHeadersAgreeWithTheBucket() {
        String key = signUp();
        long remaining = Long.MAX_VALUE;
        HttpResponse<String> response = instance.get(PRICE, key);
        while (response.statusCode() == 200) {
            Matcher limit = limit(response);
            assertThat(Long.parseLong(limit.group(1))).isLessThan(remaining);
            remaining = Long.parseLong(limit.group(1));
            response = instance.get(PRICE, key);
        }
        assertThat(remaining).isZero();
        problem(response, 429, null);
        assertThat(response.headers().firstValue("RateLimit-Policy").orElseThrow())
                .contains("\"minute\";q=60;w=60");
        assertThat(limit(response).group(1)).isEqualTo("0");

        // Who waits as long as told gets in again.
        Duration pause = Duration.ofSeconds(
                Long.parseLong(response.headers().firstValue("Retry-After").orElseThrow()));
        assertThat(pause).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
        await().pollDelay(pause)
                .atMost(pause.plusSeconds(5))
                .untilAsserted(
                        () -> assertThat(instance.get(PRICE, key).statusCode()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/prices/NOPE-USD",
                "/v1/candles/NOPE-USD?interval=1h",
                "/v1/trades/NOPE-USD",
                "/v1/instruments/NOPE-USD"
            })
    void anUnknownInstrumentIsA404(String path) {
        problem(instance.get(path), 404, "unknown-instrument");
    }

    @Test
    void anUnknownIntervalIsA400ThatNamesParameterAndChoice() {
        JsonNode problem = problem(instance.get("/v1/candles/BTC-USD?interval=7m"), 400, "invalid-parameter");
        assertThat(problem.path("errors").path(0).path("parameter").asString()).isEqualTo("interval");
        assertThat(problem.path("errors").path(0).path("allowed").valueStream().map(JsonNode::asString))
                .containsExactly("1s", "1m", "5m", "15m", "30m", "1h", "4h", "12h", "1d", "1w", "1M");
    }

    @Test
    void aTamperedCursorIsA400() {
        String cursor = instance.read("/v1/trades/BTC-USD?limit=2")
                .path("page")
                .path("next")
                .asString();
        char middle = cursor.charAt(cursor.length() / 2);
        String tampered = cursor.substring(0, cursor.length() / 2)
                + (middle == 'A' ? 'B' : 'A')
                + cursor.substring(cursor.length() / 2 + 1);
        problem(instance.get("/v1/trades/BTC-USD?limit=2&cursor=" + tampered), 400, "invalid-cursor");
        // A good cursor of another list is as little use.
        problem(instance.get("/v1/candles/BTC-USD?interval=1h&cursor=" + cursor), 400, "invalid-cursor");
    }

    @Test
    void anEpochNumberIsA400ThatSaysHowToWriteIt() {
        JsonNode problem =
                problem(instance.get("/v1/candles/BTC-USD?interval=1h&from=1385337600"), 400, "invalid-parameter");
        assertThat(problem.path("detail").asString()).contains("RFC 3339");
    }

    @ParameterizedTest
    @CsvSource({"/v1/nothing, 404", "/v2/prices, 404", "/nothing, 404"})
    void anUnknownPathIsA404(String path, int status) {
        problem(instance.get(path), status, null);
    }

    @Test
    void aWrongMethodIsA405ThatSaysWhatIsAllowed() {
        HttpResponse<String> response = instance.send(instance.request(PRICE)
                .header("Authorization", "Bearer " + instance.demoKey())
                .DELETE());
        problem(response, 405, null);
        assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("GET");
    }

    @Test
    void aRevokedKeyIsRefusedWithinASecond() {
        JsonNode key = instance.newKey("market:read");
        String secret = key.path("key").asString();
        instance.revoke(key);
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> instance.get(PRICE, secret).statusCode() == 401);
        problem(instance.get(PRICE, secret), 401, null);
    }

    @ParameterizedTest
    @CsvSource({"8081, /v1/plans", "8082, /v1/prices/BTC-USD", "8083, /v1/strategies", "8082, /v3/api-docs"})
    void aCallStraightToAServiceIsA401(int port, String path) {
        for (HttpRequest.Builder request : List.of(
                HttpRequest.newBuilder(URI.create(instance.url(port) + path)),
                HttpRequest.newBuilder(URI.create(instance.url(port) + path))
                        .header("Authorization", "Bearer " + instance.demoKey()),
                HttpRequest.newBuilder(URI.create(instance.url(port) + path))
                        .header("Candela-Identity", "e30.e30.e30"))) {
            problem(instance.send(request), 401, null);
        }
    }

    @Test
    void aTicketOpensStreamsAndNothingElse() {
        String ticket = ticket();
        problem(instance.send(instance.request(PRICE + "?ticket=" + ticket)), 400, "invalid-parameter");
        problem(instance.send(instance.request("/v1/stream?ticket=" + ticket + "x")), 401, "invalid-ticket");
        problem(
                instance.send(instance.request("/v1/stream?channel=nonsense&ticket=" + ticket)),
                404,
                "unknown-channel");
        problem(
                instance.send(instance.request("/v1/stream/tickets").POST(BodyPublishers.noBody())),
                401,
                "missing-credentials");
        // What gateways sign for callers of streams tells services nothing.
        problem(
                instance.send(HttpRequest.newBuilder(URI.create(instance.url(8082) + PRICE))
                        .header("Candela-Identity", ticket)),
                401,
                "invalid-identity");
    }

    @Test
    void anIdentityThatACallerMadeUpIsNotPassedOn() {
        HttpResponse<String> response = instance.send(instance.request(PRICE)
                .header("Authorization", "Bearer " + instance.demoKey())
                .header("Candela-Identity", "e30.e30.e30"));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void aDeadServiceIsA503UntilItIsBack() {
        ProcessHandle.of(instance.pid("signals-service")).orElseThrow().destroyForcibly();
        await().pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            // Of what is not a caller's own the gateway has copies.
            HttpResponse<String> response = instance.get("/v1/backtests");
            assertThat(response.statusCode()).isIn(502, 503);
            problem(response, response.statusCode(), null);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
        });
        assertThat(instance.get(PRICE).statusCode()).isEqualTo(200);
        Instance.awaitBack(() -> instance.get("/v1/backtests").statusCode() == 200);
    }

    private String signUp() {
        HttpResponse<String> response = instance.send(instance.request("/v1/accounts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"email\":\"%s@example.com\",\"password\":\"%s\"}"
                        .formatted(UUID.randomUUID(), UUID.randomUUID()))));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        String key = Instance.JSON.readTree(response.body()).at("/key/key").asString();
        await().atMost(Duration.ofSeconds(2))
                .until(() -> instance.get("/v1/account", key).statusCode() == 200);
        return key;
    }

    private String ticket() {
        HttpResponse<String> response = instance.send(instance.request("/v1/stream/tickets")
                .header("Authorization", "Bearer " + instance.demoKey())
                .POST(BodyPublishers.noBody()));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Instance.JSON.readTree(response.body()).path("ticket").asString();
    }

    private static Matcher limit(HttpResponse<String> response) {
        Matcher limit =
                REMAINING.matcher(response.headers().firstValue("RateLimit").orElseThrow());
        assertThat(limit.find()).isTrue();
        return limit;
    }

    private static JsonNode problem(HttpResponse<String> response, int status, @Nullable String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = Instance.JSON.readTree(response.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("requestId").asString()).isNotBlank();
        assertThat(problem.path("code").asString()).isNotBlank();
        if (code != null) {
            assertThat(problem.path("code").asString()).isEqualTo(code);
        }
        return problem;
    }
}
