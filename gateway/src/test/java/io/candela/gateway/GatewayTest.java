package io.candela.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.KeyMode;
import io.candela.contracts.Plan;
import io.candela.gateway.arrival.AnswerStatus;
import io.candela.gateway.authentication.AccessTokenFixture;
import io.candela.gateway.authentication.IdentityKeyFiles;
import io.candela.gateway.authentication.SigningKeys;
import io.candela.gateway.credentials.CredentialDirectory;
import io.candela.gateway.credentials.Credentials;
import io.candela.local.Infrastructure;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as callers meet it, with real Kafka, real Redis and real services behind it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class GatewayTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Plan FREE = new Plan("free", 60, 60, 10_000, 1, 1, 1);
    private static final Plan TIGHT = new Plan("tight", 3, 3, 1000, 1, 1, 1);
    private static final Plan SHORT_DAY = new Plan("short-day", 60, 60, 2, 1, 1, 1);
    private static final String PRICE = "/v1/prices/BTC-USD";

    private static final String TICKETS = "/v1/stream/tickets";

    private static final List<String> observed = new CopyOnWriteArrayList<>();
    private static final Service market = new Service("market", "market-data-service");
    private static final Service signals = new Service("signals", "signals-service");
    private static final Phonebook phonebook = new Phonebook();

    @TempDir
    private static Path folder = Path.of("");

    private static @Nullable ECKey identity;
    private static Link redis = new Link("127.0.0.1", 1);
    private static Topic topic = new Topic(Infrastructure.kafka().bootstrapServers());

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    private final CredentialDirectory directory;
    private final SigningKeys keys;

    GatewayTest(@Autowired CredentialDirectory directory, @Autowired SigningKeys keys) {
        this.directory = directory;
        this.keys = keys;
    }

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) throws IOException {
        redis = new Link(Infrastructure.redis().host(), Infrastructure.redis().port());
        List.of(FREE, TIGHT, SHORT_DAY).forEach(topic::publish);
        topic.publishNonsense();
        IdentityKeyFiles keys = new IdentityKeyFiles(folder);
        identity = keys.create("test");

        properties.add("management.server.port", () -> 0);
        properties.add(
                "spring.kafka.bootstrap-servers", () -> Infrastructure.kafka().bootstrapServers());
        properties.add("spring.data.redis.host", () -> "127.0.0.1");
        properties.add("spring.data.redis.port", redis::port);
        properties.add(
                "spring.data.redis.password", () -> Infrastructure.redis().password());
        properties.add(
                "candela.identity.private-key-file",
                () -> keys.privateKey("test").toString());
        properties.add(
                "candela.identity.public-keys-file", () -> keys.publicKeys().toString());
        // A machine that is busy with tests may let Redis wait; only where it must is that a failure.
        properties.add("candela.gateway.limits.patience", () -> "1s");
        properties.add("candela.gateway.access-log", () -> true);
        properties.add("candela.gateway.shape.patience", () -> "3s");
        properties.add("candela.gateway.shape.origins", () -> "https://app.example");
        properties.add("candela.gateway.arrival.trusted-proxies", () -> "127.0.0.0/8");
        properties.add("eureka.client.enabled", () -> false);
        phonebook.put("market-data-service", market.uri());
        // One of the two is not there.
        phonebook.put("signals-service", unusedUri(), signals.uri());
        phonebook.put("auth-service", unusedUri());
    }

    @AfterAll
    static void end() {
        market.stop();
        signals.stop();
        redis.cut();
    }

    @BeforeEach
    void isReady() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> management("/actuator/health/readiness").statusCode() == 200);
    }

    // Routing, headers, identity

    @Test
    void aCallerWithAKeyIsAnsweredByTheService() {
        ApiKey key = caller("free", "market:read");
        HttpResponse<String> answer = get(PRICE + "?include=lineage", bearer(key));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"service\":\"market\"}");
        assertThat(market.last().uri()).isEqualTo(PRICE + "?include=lineage");
        assertThat(get(PRICE, request -> request.header("X-Api-Key", key.text()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theServiceLearnsTheCallerFromATokenAndNeverSeesTheKey() throws Exception {
        ApiKey key = caller("free", "market:read", "signals:read");
        HttpResponse<String> answer = get(
                PRICE,
                request -> bearer(key)
                        .apply(request)
                        .header("X-Api-Key", key.text())
                        .header("Candela-Identity", "forged")
                        .header("Candela-Address", "192.0.2.66")
                        .header("X-Forwarded-For", "203.0.113.5")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("Forwarded", "for=203.0.113.5")
                        .header("Accept", "application/json"));
        assertThat(answer.statusCode()).isEqualTo(200);

        Service.Seen seen = market.last();
        assertThat(seen.headers().keySet())
                .doesNotContain("Authorization", "X-api-key", "X-forwarded-for", "X-forwarded-host", "Forwarded");
        assertThat(seen.headers().values().toString()).doesNotContain(key.text());
        assertThat(seen.header("Accept")).isEqualTo("application/json");
        assertThat(seen.header("X-Request-Id"))
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());

        assertThat(seen.headers().get("Candela-Identity")).hasSize(1);
        assertThat(seen.headers().get("Candela-address")).containsExactly("203.0.113.5");
        SignedJWT token = SignedJWT.parse(seen.header("Candela-Identity"));
        assertThat(token.verify(new ECDSAVerifier(Objects.requireNonNull(identity))))
                .isTrue();
        assertThat(token.getHeader().getType().getType()).isEqualTo("candela-id+jwt");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("market-data-service");
        assertThat(token.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("market:read signals:read");
        assertThat(token.getJWTClaimsSet().getStringClaim("plan")).isEqualTo("free");
        assertThat(token.getJWTClaimsSet().getSubject()).startsWith("acct_");
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
                .isBetween(Instant.now(), Instant.now().plusSeconds(61));
    }

    @Test
    void everyAnswerHasItsHeadersOnce() {
        HttpResponse<String> answer = get(PRICE, bearer(caller("free", "market:read")));
        for (HttpResponse<String> each : List.of(answer, get(PRICE, request -> request), get("/nothing", r -> r))) {
            assertThat(each.headers().allValues("X-Request-Id")).hasSize(1).doesNotContain("the-services-own");
            assertThat(each.headers().allValues("Server-Timing"))
                    .singleElement()
                    .asString()
                    .startsWith("total;dur=");
            assertThat(each.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(each.headers().allValues("Content-Security-Policy")).hasSize(1);
            assertThat(each.headers().map()).doesNotContainKey("server");
        }
        assertThat(answer.headers().allValues("RateLimit")).hasSize(1);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("private, max-age=1");
        assertThat(get(PRICE, request -> request.header("X-Request-Id", "my-own-id-1"))
                        .headers()
                        .firstValue("X-Request-Id"))
                .contains("my-own-id-1");
    }

    @Test
    void headAndOptionsWork() {
        ApiKey key = caller("free", "market:read");
        HttpResponse<String> head =
                send(PRICE, request -> bearer(key).apply(request).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        HttpResponse<String> options = send(PRICE, request -> request.method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    }

    // Who may

    @Test
    void noKeyIsA401() {
        HttpResponse<String> answer = get(PRICE, request -> request);
        problem(answer, 401, "missing-credentials");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void aMistypedAnUnknownAndALiveKeyAre401() {
        String key = Credentials.key().text();
        problem(get(PRICE, request -> request.header("Authorization", "Bearer " + key + "x")), 401, "invalid-key");
        problem(get(PRICE, request -> request.header("Authorization", "Bearer " + key)), 401, "invalid-key");
        ApiKey live = ApiKey.generate(KeyMode.LIVE, new SecureRandom());
        problem(get(PRICE, bearer(live)), 401, "wrong-environment");
    }

    @Test
    void twoDifferentKeysAreA400() {
        ApiKey key = caller("free", "market:read");
        problem(
                get(
                        PRICE,
                        request -> bearer(key)
                                .apply(request)
                                .header("X-Api-Key", Credentials.key().text())),
                400,
                "ambiguous-credentials");
    }

    @Test
    void aMissingScopeIsA403ThatNamesIt() {
        ApiKey key = caller("free", "market:read");
        assertThat(problem(get("/v1/signals", bearer(key)), 403, "missing-scope")
                        .path("detail")
                        .asString())
                .contains("signals:read");
    }

    @Test
    void aKeyIsRefusedFromAnAddressThatIsNotItsOwn() {
        ApiKey key = Credentials.key();
        learn(Credentials.from(Credentials.active(id(), key, "free", "market:read"), "203.0.113.0/24"), key, 403);
        problem(get(PRICE, bearer(key)), 403, "address-not-allowed");
        assertThat(get(PRICE, request -> bearer(key).apply(request).header("X-Forwarded-For", "203.0.113.9"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRevokedKeyIsRefusedWithinASecond() {
        ApiKey key = Credentials.key();
        Credential credential = Credentials.active(id(), key, "free", "market:read");
        learn(credential, key, 200);
        topic.publish(Credentials.revoked(credential));
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> get(PRICE, bearer(key)).statusCode() == 401);
        problem(get(PRICE, bearer(key)), 401, "revoked-key");
    }

    @Test
    void aTokenOfAnAppActsForItsGrantUntilThatIsRevoked() throws ParseException {
        AccessTokenFixture signer = new AccessTokenFixture("oauth");
        keys.learn(signer.published());
        Credential grant = Credentials.grant(id(), "free", "market:read", "signals:read");
        topic.publish(grant);
        String token = signer.token(
                AccessTokenFixture.claims("http://localhost:8080", grant.id(), Instant.now(), "market:read"));
        UnaryOperator<HttpRequest.Builder> bearer = request -> request.header("Authorization", "Bearer " + token);
        await().until(() -> get(PRICE, bearer).statusCode() == 200);
        assertThat(market.last().headers().keySet()).doesNotContain("Authorization");
        JWTClaimsSet told =
                SignedJWT.parse(market.last().header("Candela-Identity")).getJWTClaimsSet();
        assertThat(told.getSubject()).isEqualTo("acct_" + grant.id());
        assertThat(told.getStringClaim("cid")).isEqualTo(grant.id());
        assertThat(told.getStringClaim("scope")).isEqualTo("market:read");
        problem(get("/v1/signals", bearer), 403, "missing-scope");

        topic.publish(Credentials.revoked(grant));
        await().until(() -> get(PRICE, bearer).statusCode() == 401);
        problem(get(PRICE, bearer), 401, "revoked-token");
    }

    @Test
    void aRefusalSaysWhereTokensComeFrom() {
        HttpResponse<String> refused = send(PRICE, request -> request.GET());
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("resource_metadata=\"http://localhost:8080/.well-known/oauth-protected-resource\"");
        JsonNode metadata = JSON.readTree(send("/.well-known/oauth-protected-resource", request -> request.GET())
                .body());
        assertThat(metadata.path("resource").asString()).isEqualTo("http://localhost:8080");
        assertThat(metadata.at("/authorization_servers/0").asString()).isEqualTo("http://localhost:8080");
        assertThat(metadata.path("scopes_supported").valueStream().map(JsonNode::asString))
                .contains("market:read", "account:write")
                .doesNotContain("public", "delegated");
    }

    @Test
    void whoGuessesIsShutOutAndOthersAreNot() {
        UnaryOperator<HttpRequest.Builder> guesser = request -> request.header("X-Forwarded-For", "198.51.100.77");
        for (int i = 0; i < 30; i++) {
            problem(get(PRICE, request -> bearer(Credentials.key()).apply(guesser.apply(request))), 401, "invalid-key");
        }
        HttpResponse<String> answer =
                get(PRICE, request -> bearer(Credentials.key()).apply(guesser.apply(request)));
        problem(answer, 429, "too-many-guesses");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(get(PRICE, bearer(caller("free", "market:read"))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTicketOpensStreamsAndNothingElse() {
        ApiKey key = caller("free", "stream", "market:read");
        HttpResponse<String> made =
                send(TICKETS, request -> bearer(key).apply(request).POST(BodyPublishers.noBody()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(made.headers().firstValue("RateLimit")).isPresent();
        Instant end = Instant.parse(JSON.readTree(made.body()).path("expiresAt").asString());
        assertThat(end).isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));
        String ticket = JSON.readTree(made.body()).path("ticket").asString();

        assertThat(get("/v1/stream?ticket=" + ticket, request -> request).statusCode())
                .isNotIn(401, 403);
        problem(get(PRICE + "?ticket=" + ticket, request -> request), 400, "invalid-parameter");
        problem(get(PRICE + "?ticket=" + ticket, bearer(key)), 400, "invalid-parameter");
        problem(
                send("/v1/accounts?ticket=" + ticket, request -> request.POST(BodyPublishers.noBody())),
                400,
                "invalid-parameter");
        problem(get(PRICE, request -> request.header("Authorization", "Bearer " + ticket)), 401, "invalid-token");
        problem(
                send(TICKETS + "?ticket=" + ticket, request -> request.POST(BodyPublishers.noBody())),
                400,
                "invalid-parameter");
        problem(get("/v1/stream?ticket=" + ticket, bearer(key)), 400, "ambiguous-credentials");
        problem(get("/v1/stream?ticket=" + ticket + "A", request -> request), 401, "invalid-ticket");
        problem(get("/v1/stream?ticket", request -> request), 401, "invalid-ticket");
        problem(
                get("/v1/stream?ticket=" + ticket + "&ticket=" + ticket, request -> request),
                400,
                "ambiguous-credentials");
    }

    @Test
    void aTicketNeedsAKeyWithTheScope() {
        problem(
                send(
                        TICKETS,
                        request -> bearer(caller("free", "market:read"))
                                .apply(request)
                                .POST(BodyPublishers.noBody())),
                403,
                "missing-scope");
        problem(send(TICKETS, request -> request.POST(BodyPublishers.noBody())), 401, "missing-credentials");
    }

    @Test
    void aTicketEndsWithItsKeyWithinASecond() {
        ApiKey key = caller("free", "stream");
        String ticket = ticket(key);
        topic.publish(
                Credentials.revoked(directory.find(key.hash()).orElseThrow().credential()));
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(10))
                .until(() ->
                        get("/v1/stream?ticket=" + ticket, request -> request).statusCode() == 401);
        problem(get("/v1/stream?ticket=" + ticket, request -> request), 401, "revoked-key");
    }

    // How often

    @Test
    void beyondTheLimitIsA429WhoseHeadersAgreeWithTheBucket() {
        ApiKey key = caller("tight", "market:read");
        for (int left = 2; left >= 0; left--) {
            HttpResponse<String> answer = get(PRICE, bearer(key));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("RateLimit-Policy"))
                    .contains("\"minute\";q=3;w=60, \"day\";q=1000;w=86400");
            assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
                    .matches("\"minute\";r=" + left + ";t=[0-9]+, \"day\";r=[0-9]+;t=[0-9]+");
        }
        HttpResponse<String> refused = get(PRICE, bearer(key));
        assertThat(problem(refused, 429, "rate-limited").path("retryable").asBoolean())
                .isTrue();
        assertThat(refused.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"minute\";r=0;t=");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 20);
        // The other key's bucket is another.
        assertThat(get(PRICE, bearer(caller("tight", "market:read"))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theDaysQuotaEndsWithA429UntilMidnight() {
        ApiKey key = caller("short-day", "market:read");
        assertThat(get(PRICE, bearer(key)).statusCode()).isEqualTo(200);
        assertThat(get(PRICE, bearer(key)).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = get(PRICE, bearer(key));
        problem(refused, 429, "quota-exhausted");
        assertThat(refused.headers().firstValue("RateLimit").orElseThrow()).contains("\"day\";r=0;t=");
    }

    @Test
    void aLargerPlanAppliesToTheSameKey() {
        ApiKey key = caller("tight", "market:read");
        Credential credential = directory.find(key.hash()).orElseThrow().credential();
        assertThat(get(PRICE, bearer(key))
                        .headers()
                        .firstValue("RateLimit-Policy")
                        .orElseThrow())
                .contains("\"minute\";q=3;w=60");
        topic.publish(Credentials.onPlan(credential, "free"));
        await().untilAsserted(() -> assertThat(get(PRICE, bearer(key))
                        .headers()
                        .firstValue("RateLimit-Policy")
                        .orElseThrow())
                .contains("\"minute\";q=60;w=60"));
    }

    @Test
    void publicRoutesAreLimitedByAddress() {
        UnaryOperator<HttpRequest.Builder> visitor = request -> request.header("X-Forwarded-For", "198.51.100.5");
        HttpResponse<String> answer = get("/status", visitor);
        assertThat(answer.headers().firstValue("RateLimit-Policy")).contains("\"address\";q=60;w=60");
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            statuses.add(get("/status", visitor).statusCode());
        }
        assertThat(statuses).contains(200, 429);
        problem(get("/status", visitor), 429, "rate-limited");
        assertThat(get("/status", request -> request.header("X-Forwarded-For", "198.51.100.6"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutRedisLimitsAreKeptByThisGatewayAndSayso() {
        ApiKey before = caller("tight", "market:read");
        ApiKey during = caller("tight", "market:read");
        assertThat(get(PRICE, bearer(before)).headers().firstValue("Candela-RateLimit-Scope"))
                .isEmpty();
        redis.cut();
        try {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = get(PRICE, bearer(during));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Candela-RateLimit-Scope"))
                        .contains("replica");
            }
            problem(get(PRICE, bearer(during)), 429, "rate-limited");
            assertThat(management("/actuator/prometheus").body())
                    .containsPattern("candela_gateway_limits_decisions_total\\{[^}]*buckets=\"replica\"[^}]*} [1-9]");
        } finally {
            redis.restore();
        }
        ApiKey after = caller("free", "market:read");
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(get(PRICE, bearer(after)).headers().firstValue("Candela-RateLimit-Scope"))
                                .isEmpty());
    }

    @Test
    void aSlowRedisHoldsNobodyUp() {
        ApiKey key = caller("free", "market:read");
        assertThat(get(PRICE, bearer(key)).statusCode()).isEqualTo(200);
        redis.hold();
        try {
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                HttpResponse<String> answer = get(PRICE, bearer(key));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            }
            assertThat(get(PRICE, bearer(key)).headers().firstValue("Candela-RateLimit-Scope"))
                    .contains("replica");
        } finally {
            redis.restore();
        }
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(
                        () -> assertThat(get(PRICE, bearer(key)).headers().firstValue("Candela-RateLimit-Scope"))
                                .isEmpty());
    }

    // When services fail

    @Test
    void aDeadServiceIsA503() {
        HttpResponse<String> answer = get("/v1/plans", bearer(caller("free", "account:read")));
        assertThat(problem(answer, 503, "upstream-unavailable")
                        .path("retryable")
                        .asBoolean())
                .isTrue();
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("127.0.0.1", "auth-service", "Exception");
    }

    @Test
    void aServiceThatIsNotRegisteredIsA503() {
        ApiKey key = caller("free", "account:read");
        phonebook.remove("auth-service");
        try {
            await().untilAsserted(() -> assertThat(problem(get("/v1/account", bearer(key)), 503, "upstream-unavailable")
                            .path("detail")
                            .asString())
                    .contains("not running"));
        } finally {
            phonebook.put("auth-service", unusedUri());
        }
    }

    @Test
    void aCallerWhoGoesAwayIsLoggedAsUnanswered() throws IOException {
        ApiKey key = caller("free", "market:read");
        Logger access = (Logger) LoggerFactory.getLogger("io.candela.gateway.access");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        access.addAppender(log);
        try {
            try (Socket impatient = new Socket(InetAddress.getLoopbackAddress(), port)) {
                impatient
                        .getOutputStream()
                        .write("GET %s?silent=away HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                                .formatted(PRICE, key.text())
                                .getBytes(StandardCharsets.US_ASCII));
                await().ignoreExceptions().until(() -> market.last().uri().endsWith("silent=away"));
            }
            await().untilAsserted(() -> assertThat(List.copyOf(log.list))
                    .anySatisfy(event -> assertThat(event.getKeyValuePairs())
                            .contains(new KeyValuePair("status", AnswerStatus.UNANSWERED))));
        } finally {
            access.detachAppender(log);
        }
    }

    @Test
    void aPostWhoseInstanceIsDeadIsSentToAnother() {
        ApiKey key = caller("free", "signals:backtest");
        try {
            for (int i = 0; i < 3; i++) {
                // Another one each time, since those that could not be reached are passed over for a while.
                phonebook.put("signals-service", unusedUri(), signals.uri());
                String body = "{\"number\":%d}".formatted(i);
                HttpResponse<String> answer = send(
                        "/v1/backtests",
                        request -> bearer(key)
                                .apply(request)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(signals.last().body()).isEqualTo(body);
            }
        } finally {
            phonebook.put("signals-service", unusedUri(), signals.uri());
        }
    }

    @Test
    void aGetWhoseInstanceIsDeadIsAnsweredByAnother() {
        ApiKey key = caller("free", "signals:read");
        for (int i = 0; i < 6; i++) {
            assertThat(get("/v1/signals", bearer(key)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aServiceThatDoesNotAnswerInTimeIsA504() {
        problem(get("/v1/feeds?silent", bearer(caller("free", "market:read"))), 504, "upstream-timeout");
    }

    @Test
    void aServiceThatBreaksOffIsA502() {
        problem(get("/v1/feeds?break", bearer(caller("free", "market:read"))), 502, "upstream-failed");
    }

    @Test
    void aServiceThatRefusesTheGatewayIsNotTheCallersFault() {
        problem(get("/v1/feeds?distrust", bearer(caller("free", "market:read"))), 502, "upstream-failed");
    }

    // What a request must look like

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/v1/nothing", "/v2/prices", "/actuator", "/actuator/health", "/v3/api-docs"})
    void anUnknownPathIsA404(String path) {
        problem(get(path, request -> request), 404, "unknown-route");
    }

    @Test
    void aWrongMethodIsA405ThatSaysWhatIsAllowed() {
        HttpResponse<String> answer = send(PRICE, HttpRequest.Builder::DELETE);
        problem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        problem(send("/status", request -> request.POST(BodyPublishers.noBody())), 405, "method-not-allowed");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        problem(get(PRICE + "?q=" + "x".repeat(9000), request -> request), 414, "uri-too-long");
        problem(get(PRICE, request -> request.header("X-Filler", "x".repeat(17_000))), 431, "headers-too-large");
        byte[] large = new byte[300_000];
        problem(
                send("/v1/accounts", request -> request.POST(BodyPublishers.ofByteArray(large))),
                413,
                "content-too-large");
    }

    @Test
    void aLargeBodyOfUndeclaredLengthIsRefusedToo() {
        ApiKey key = caller("free", "account:write");
        phonebook.put("auth-service", market.uri());
        try {
            await().pollDelay(Duration.ofMillis(600))
                    .untilAsserted(() -> problem(
                            send(
                                    "/v1/keys",
                                    request -> bearer(key)
                                            .apply(request)
                                            .POST(BodyPublishers.ofInputStream(
                                                    () -> new ByteArrayInputStream(new byte[300_000])))),
                            413,
                            "content-too-large"));
        } finally {
            phonebook.put("auth-service", unusedUri());
        }
    }

    @Test
    void aBodyThatComesTooSlowlyIsCutWithAReasonAndCostsTheServiceNothing() throws IOException {
        ApiKey key = caller("free", "account:write");
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), port)) {
            slow.setSoTimeout(20_000);
            slow.getOutputStream()
                    .write(
                            "POST /v1/keys HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Length: 100\r\n\r\n{"
                                    .formatted(key.text())
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(get(PRICE, bearer(caller("free", "market:read"))).statusCode())
                    .isEqualTo(200);
            // It ends, since the connection is closed.
            String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"slow-body\"");
        }
    }

    @Test
    void browsersOfOtherOriginsAreHeldToTheList() {
        UnaryOperator<HttpRequest.Builder> preflight = request -> request.method("OPTIONS", BodyPublishers.noBody())
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization");
        HttpResponse<String> admitted =
                send(PRICE, request -> preflight.apply(request).header("Origin", "https://app.example"));
        assertThat(admitted.statusCode()).isEqualTo(200);
        assertThat(admitted.headers().firstValue("Access-Control-Allow-Origin")).contains("https://app.example");
        problem(
                send(PRICE, request -> preflight.apply(request).header("Origin", "https://evil.example")),
                403,
                "origin-not-allowed");
        HttpResponse<String> read = get(
                PRICE,
                request ->
                        bearer(caller("free", "market:read")).apply(request).header("Origin", "https://app.example"));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("RateLimit");
    }

    // The gateway's own pages

    @Test
    void theStatusPageSaysWhatRuns() {
        for (String path : List.of("/", "/status")) {
            JsonNode status = JSON.readTree(get(path, request -> request).body());
            assertThat(status.path("environment").asString()).isEqualTo("replay");
            assertThat(status.path("services").path("market-data-service").asBoolean())
                    .isTrue();
            HttpResponse<String> page =
                    get(path, request -> request.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
            assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(page.body()).contains("market-data-service", "Last incidents");
        }
    }

    @Test
    void aProblemsTypeLeadsToAPage() {
        String type = problem(get(PRICE, request -> request), 401, "missing-credentials")
                .path("type")
                .asString();
        HttpResponse<String> page = get(type, request -> request);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("Missing credentials", "missing-credentials");
        assertThat(get("/problems", request -> request).body()).contains("/problems/rate-limited");
        problem(get("/problems/no-such", request -> request), 404, "unknown-route");
    }

    @Test
    void theDescriptionIsServedOnceEveryServiceHasBeenHeardOfAndFromThenOn() {
        HttpResponse<String> early = get("/openapi.json", request -> request);
        assertThat(problem(early, 503, "unavailable").path("detail").asString()).contains("auth-service");
        assertThat(early.headers().firstValue("Retry-After")).isPresent();

        Service accounts = new Service("accounts", "auth-service");
        phonebook.put("auth-service", accounts.uri());
        try {
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> get("/openapi.json", request -> request).statusCode() == 200);
        } finally {
            phonebook.put("auth-service", unusedUri());
            accounts.stop();
        }
        HttpResponse<String> answer = get("/openapi.json", request -> request);
        assertThat(JSON.readTree(answer.body()).path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=60, public");
        String entityTag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/openapi.json", request -> request.header("If-None-Match", entityTag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void theStreamsAreDescribed() {
        HttpResponse<String> answer = get("/asyncapi.json", request -> request);
        assertThat(JSON.readTree(answer.body()).path("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=60, public");
        String entityTag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/asyncapi.json", request -> request.header("If-None-Match", entityTag))
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live", "/docs"})
    void aPageWithScriptsMayUseNothingThatIsNotFromHere(String path) {
        HttpResponse<String> page = get(path, request -> request);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
                    assertThat(policy).doesNotContain("unsafe", "http", "*");
                });
        assertThat(page.body()).doesNotContain("style=", "onclick=", "<script>", "<style");
        String entityTag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(get(path, request -> request.header("If-None-Match", entityTag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void whatTheDocumentationLoadsIsKeptForGood() {
        String page = get("/docs", request -> request).body();
        List<String> parts = found("(?:src|href)=\"(/docs/[^\"]+)\"", page);
        assertThat(parts).hasSizeGreaterThanOrEqualTo(5);
        for (String part : parts) {
            HttpResponse<String> answer = get(part, request -> request);
            assertThat(answer.statusCode()).as(part).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        }
        // A WebJar has more than the page needs.
        problem(get("/webjars/swagger-ui/index.html", request -> request), 404, "unknown-route");
    }

    @ParameterizedTest
    @CsvSource({
        "/changelog, text/html",
        "/changelog.atom, application/atom+xml",
        "/.well-known/api-catalog, application/linkset+json",
        "/problems, text/html",
        "/problems/rate-limited, text/html"
    })
    void aDocumentForAnybodyIsKeptForAMomentAndAskedForAgain(String path, String type) {
        HttpResponse<String> answer = get(path, request -> request);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=60, public");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy ->
                        assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
        String entityTag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(get(path, request -> request.header("If-None-Match", entityTag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void theCatalogueSaysWhereItIs() {
        HttpResponse<String> head = send("/.well-known/api-catalog", request -> request.HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Link")).contains("</.well-known/api-catalog>; rel=\"api-catalog\"");
        JsonNode links = JSON.readTree(
                get("/.well-known/api-catalog", request -> request).body());
        assertThat(links.at("/linkset/0/anchor").asString()).isEqualTo("http://localhost:8080/v1");
        assertThat(links.at("/linkset/0/service-desc/0/href").asString())
                .isEqualTo("http://localhost:8080/openapi.json");
    }

    @Test
    void whatTheLivePageLoadsIsKeptForGood() {
        String page = get("/live", request -> request).body();
        List<String> parts = found("(?:src|href)=\"(/live/[^\"]+)\"", page);
        String scripts =
                parts.stream().filter(part -> part.endsWith(".js")).findFirst().orElseThrow();
        String chart = scripts.replace("live.js", "chart.js");
        String library = found(
                        "from '(/live/[^']+)'", get(chart, request -> request).body())
                .getFirst();
        for (String part :
                Stream.concat(parts.stream(), Stream.of(chart, library)).toList()) {
            HttpResponse<String> answer = get(part, request -> request);
            assertThat(answer.statusCode()).as(part).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
            if (part.matches(".*js")) {
                assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                        .startsWith("text/javascript");
            }
        }
        problem(get(scripts.replaceFirst("[0-9a-f]{32}", "0".repeat(32)), request -> request), 404, "unknown-route");
        problem(get("/live/assets/../index.html", request -> request), 404, "unknown-route");
    }

    @Test
    void everyPageOfTheGatewayIsDescribed(@Autowired RequestMappingHandlerMapping pages) {
        JsonNode described = JSON.valueToTree(new Yaml().load(GatewayTest.class.getResourceAsStream("/openapi.yaml")));
        assertThat(pages.getHandlerMethods().keySet().stream()
                        .flatMap(page -> page.getPatternsCondition().getPatterns().stream())
                        .map(PathPattern::getPatternString)
                        // The same as /status, for people who know no path.
                        .filter(path -> !path.equals("/")))
                .containsExactlyInAnyOrderElementsOf(described.path("paths").propertyNames());
    }

    @Test
    void healthAndMetricsAreOnTheManagementPort() {
        assertThat(management("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(management("/actuator/health/readiness").statusCode()).isEqualTo(200);
        get(PRICE, bearer(caller("free", "market:read")));
        assertThat(management("/actuator/prometheus").body())
                .contains("http_server_requests_seconds", "candela_gateway_limits_shared");
        assertThat(management("/v1/prices/BTC-USD").statusCode()).isEqualTo(404);
    }

    @Test
    void noKeyIsEverLogged(CapturedOutput output) {
        ApiKey key = caller("free", "market:read");
        get(PRICE + "?q=1", bearer(key));
        get("/v1/feeds?break", bearer(key));
        await().until(() -> output.getAll().contains("\"message\":\"request\"")
                || output.getAll().contains(" request"));
        assertThat(output.getAll()).doesNotContain(key.text());
    }

    @Test
    void noTicketIsEverLoggedTracedOrRepeated(CapturedOutput output) throws IOException {
        ApiKey key = caller("free", "stream", "market:read");
        String ticket = ticket(key);
        for (String path : List.of("/v1/stream", PRICE, "/v1/feeds?break", "/nothing", TICKETS, "/status")) {
            String query = (path.contains("?") ? "&" : "?") + "ticket=";
            for (HttpResponse<String> answer : List.of(
                    get(path + query + ticket, request -> request),
                    get(path + query + ticket + "A", request -> request),
                    get(path + query + ticket, bearer(key)))) {
                assertThat(answer.body() + answer.headers().map()).as(path).doesNotContain(ticket);
            }
        }
        for (String malformed : List.of(
                "GET /v1/stream?ticket=%s HTTP/1.1\nHost: localhost\r\n\r\n",
                "GET /v1/stream?ticket=%s HTTP/1.1\r\nHost: localhost\r\nNot a header\r\n\r\n",
                "GET /v1/stream?ticket=%s&%%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/stream?ticket=%s HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(70_000) + "\r\n\r\n",
                "GET /v1/stream?ticket=%s&" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            assertThat(raw(malformed.formatted(ticket)))
                    .startsWith("HTTP/1.1 4")
                    .doesNotContain(ticket);
        }
        await().until(() -> output.getAll().contains("/v1/stream"));
        assertThat(output.getAll()).doesNotContain(ticket);
        assertThat(observed).isNotEmpty().noneMatch(values -> values.contains(ticket));
    }

    /** The answer to what no client library would send. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    private String ticket(ApiKey key) {
        HttpResponse<String> made =
                send(TICKETS, request -> bearer(key).apply(request).POST(BodyPublishers.noBody()));
        return JSON.readTree(made.body()).path("ticket").asString();
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private ApiKey caller(String plan, String... scopes) {
        ApiKey key = Credentials.key();
        topic.publish(Credentials.active(id(), key, plan, scopes));
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> directory.find(key.hash()).isPresent());
        return key;
    }

    private void learn(Credential credential, ApiKey key, int status) {
        topic.publish(credential);
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> get(PRICE, bearer(key)).statusCode() == status);
    }

    private HttpResponse<String> get(String path, UnaryOperator<HttpRequest.Builder> request) {
        return send(path, request);
    }

    private HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> request) {
        return exchange(request.apply(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))));
    }

    private HttpResponse<String> management(String path) {
        return exchange(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path)));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("instance").asString()).startsWith("/");
        assertThat(problem.path("requestId").asString())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
        return problem;
    }

    private static UnaryOperator<HttpRequest.Builder> bearer(ApiKey key) {
        return request -> request.header("Authorization", "Bearer " + key.text());
    }

    private static String id() {
        return "key_" + UUID.randomUUID();
    }

    private static String unusedUri() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {
        @Bean
        Phonebook phonebook() {
            return phonebook;
        }

        /** Whatever goes into metrics or traces. */
        @Bean
        ObservationHandler<Observation.Context> observer() {
            return new ObservationHandler<>() {
                @Override
                public void onStop(Observation.Context context) {
                    observed.add(
                            context.getName() + ' ' + context.getContextualName() + ' ' + context.getAllKeyValues());
                }

                @Override
                public boolean supportsContext(Observation.Context context) {
                    return true;
                }
            };
        }
    }
}
