package io.candela.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.Credential.Status;
import io.candela.contracts.KeyMode;
import io.candela.contracts.Plan;
import io.candela.contracts.Topics;
import io.candela.contracts.Usage;
import io.candela.local.Infrastructure;
import io.candela.platform.kafka.RecordSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole service over HTTP, with a real database and a real broker. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "logging.level.io.candela=trace",
            "logging.level.org.springframework.jdbc=trace",
            "candela.auth.keys.per-account=5"
        })
@ExtendWith(OutputCaptureExtension.class)
class AuthServiceTest {
    private static final TestGateway GATEWAY = new TestGateway();
    private static final ApiKey DEMO = ApiKey.generate(KeyMode.TEST, new SecureRandom());
    private static final String PASSWORD = "a canary in a coal mine";
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private JdbcClient jdbc;

    private Client client;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) throws IOException {
        GATEWAY.configure(settings);
        Infrastructure.Postgres postgres = Infrastructure.postgres();
        String url = Database.emptyUrl();
        settings.add("spring.datasource.url", () -> url);
        settings.add("spring.datasource.username", postgres::username);
        settings.add("spring.datasource.password", postgres::password);
        settings.add("spring.kafka.bootstrap-servers", Infrastructure.kafka()::bootstrapServers);
        Path file = Files.writeString(Files.createTempFile("demo-", ".key"), DEMO.text() + "\n");
        settings.add("candela.auth.bootstrap[0].name", () -> "demo");
        settings.add("candela.auth.bootstrap[0].account", () -> "demo@candela.local");
        settings.add("candela.auth.bootstrap[0].plan", () -> "pro");
        settings.add("candela.auth.bootstrap[0].scopes", () -> "market:read,signals:read,account:read");
        settings.add("candela.auth.bootstrap[0].key-file", () -> file);
    }

    @BeforeEach
    void connect() {
        client = new Client(GATEWAY, port);
    }

    @Test
    void signingUpAnswersWithAnAccountAndAKeyThatReads() {
        String email = anEmail();
        Answer answer = client.signUp(email, PASSWORD);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/v1/account");
        JsonNode account = answer.body().path("account");
        JsonNode key = answer.body().path("key");
        assertThat(account.path("email").asString()).isEqualTo(email);
        assertThat(account.path("plan").asString()).isEqualTo("free");
        assertThat(key.path("mode").asString()).isEqualTo("test");
        assertThat(key.path("expiresAt").isNull()).isTrue();
        assertThat(strings(key.path("scopes")))
                .containsExactly("account:read", "market:read", "signals:read", "stream");
        assertThat(ApiKey.parse(key.path("key").asString())).isPresent();

        Answer own = client.get("/v1/account", account.path("id").asString());
        assertThat(own.body()).isEqualTo(account);
    }

    @Test
    void theKeyOfASignUpReachesTheGatewaysWithinASecond() {
        try (TopicReader topic = credentials()) {
            topic.poll();
            JsonNode key = client.signUp(anEmail(), PASSWORD).body().path("key");
            await().untilAsserted(() -> assertThat(topic.of(key.path("id").asString()))
                    .singleElement()
                    .extracting(Credential::hash, Credential::plan, Credential::status)
                    .containsExactly(new ApiKey(key.path("key").asString()).hash(), "free", Status.ACTIVE));
            assertThat(topic.delayOf(key.path("id").asString())).isLessThan(A_SECOND);
        }
    }

    @Test
    void aRevocationReachesTheGatewaysWithinASecond() {
        String account = newAccount();
        String id = client.createKey(account, "{\"name\":\"bot\"}")
                .body()
                .path("id")
                .asString();
        try (TopicReader topic = credentials()) {
            await().untilAsserted(() -> assertThat(topic.of(id)).hasSize(1));
            assertThat(client.delete("/v1/keys/" + id, account).status()).isEqualTo(204);
            await().untilAsserted(() -> assertThat(topic.of(id))
                    .extracting(Credential::revision, Credential::status)
                    .containsExactly(tuple(1L, Status.ACTIVE), tuple(2L, Status.REVOKED)));
            assertThat(topic.delayOf(id)).isLessThan(A_SECOND);
        }
    }

    @Test
    void aChangeThatNobodyAnnouncesIsFoundBySweeping() {
        String account = newAccount();
        String id = client.createKey(account, "{\"name\":\"bot\"}")
                .body()
                .path("id")
                .asString();
        try (TopicReader topic = credentials()) {
            await().untilAsserted(() -> assertThat(topic.of(id)).hasSize(1));
            jdbc.sql("update accounts set plan = 'pro' where id = ?")
                    .param(account)
                    .update();
            await().untilAsserted(() ->
                    assertThat(topic.of(id)).extracting(Credential::plan).containsExactly("free", "pro"));
            assertThat(topic.delayOf(id)).isLessThan(A_SECOND);
        }
    }

    @Test
    void whatGatewaysCountIsAnsweredToTheAccountThatUsedIt() {
        String account = newAccount();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Usage usage = new Usage(
                "key_1", account, "/v1/prices/{instrument}", 200, null, 7, 7, now, now, "BTC-USD", "gw_1", 1L);
        try (KafkaProducer<String, Object> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers()),
                new StringSerializer(),
                new RecordSerializer())) {
            // The second time it is the same.
            var _ = producer.send(new ProducerRecord<>(Topics.USAGE.name(), "key_1", usage));
            var _ = producer.send(new ProducerRecord<>(Topics.USAGE.name(), "key_1", usage));
        }
        await().untilAsserted(() -> assertThat(client.get("/v1/usage?interval=hour", account)
                        .body()
                        .path("requests")
                        .asLong())
                .isEqualTo(7));
        JsonNode byDay = client.get("/v1/usage?asset=BTC-USD", account).body();
        assertThat(byDay.path("series").size()).isEqualTo(30);
        assertThat(byDay.at("/series/29/requests").asLong()).isEqualTo(7);
        assertThat(byDay.at("/routes/0/route").asString()).isEqualTo("/v1/prices/{instrument}");
        assertThat(byDay.at("/assets/0/asset").asString()).isEqualTo("BTC-USD");
        assertThat(client.get("/v1/usage?interval=week", account).code()).isEqualTo("invalid-parameter");
        assertThat(client.get("/v1/usage?top=0", account).code()).isEqualTo("invalid-parameter");
        assertThat(client.getWithoutToken("/v1/usage").status()).isEqualTo(401);
    }

    @Test
    void anAddressHasOneAccount() {
        String email = anEmail();
        assertThat(client.signUp(email, PASSWORD).status()).isEqualTo(201);
        Answer again = client.signUp(email.toUpperCase(Locale.ROOT), PASSWORD);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("email-taken");
        assertThat(again.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whatIsWrongWithASignUpIsNamedAllAtOnce() {
        Answer answer = client.signUp("nobody", "short");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-body");
        assertThat(answer.fieldsAtFault()).containsExactly("email", "password");
        assertThat(client.signUp("{}").fieldsAtFault()).containsExactly("email", "password");
    }

    @Test
    void bodiesThatAreNotUnderstoodAreTheCallersMistake() {
        Answer unknown = client.signUp("{\"email\":\"a@example.org\",\"plan\":\"pro\"}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.fieldsAtFault()).containsExactly("plan");
        for (String body : List.of("", "[", "[]", "null", "5", "{\"email\":{}}", "{\"password\":[1]}")) {
            assertThat(client.signUp(body).status()).as(body).isEqualTo(400);
        }
        for (String body : List.of(
                "{\"name\":[]}", "{\"name\":\"b\",\"scopes\":\"market:read\"}", "{\"name\":\"b\",\"expiresAt\":{}}")) {
            assertThat(client.createKey(newAccount(), body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void aNewKeyIsShownOnceAndMayReadOnlyUnlessAskedOtherwise() {
        String account = newAccount();
        Answer created = client.createKey(account, "{\"name\":\" bot \"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");
        JsonNode key = created.body();
        assertThat(key.path("name").asString()).isEqualTo("bot");
        assertThat(strings(key.path("scopes"))).containsExactly("market:read", "signals:read");
        String secret = key.path("key").asString();

        Answer read = client.get(Objects.requireNonNull(created.header("Location")), account);
        assertThat(read.text()).doesNotContain(secret);
        assertThat(secret).startsWith(read.body().path("hint").asString());
        assertThat(read.body().path("status").asString()).isEqualTo("active");
        assertThat(read.body().path("expiresAt").isNull()).isTrue();
    }

    @Test
    void aKeyCanBeTiedToTimeAndPlace() {
        Answer created = client.createKey(newAccount(), """
                {"name":"bot","scopes":["market:read"],"expiresAt":"2100-01-01T00:00:00+01:00",
                 "addressRanges":["203.0.113.0/24","2001:db8::/32"]}""");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("expiresAt").asString()).isEqualTo("2099-12-31T23:00:00Z");
        try (TopicReader topic = credentials()) {
            await().untilAsserted(
                            () -> assertThat(topic.of(created.body().path("id").asString()))
                                    .singleElement()
                                    .extracting(Credential::addressRanges)
                                    .isEqualTo(List.of("203.0.113.0/24", "2001:db8:0:0:0:0:0:0/32")));
        }
    }

    @Test
    void aKeyGivesNoMoreThanItHas() {
        Answer answer = client.createKey(newAccount(), "{\"name\":\"bot\",\"scopes\":[\"market:read\",\"admin\"]}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("scope-not-granted");
        assertThat(answer.fieldsAtFault()).containsExactly("scopes");
    }

    @Test
    void anAccountHasOnlySoManyKeys() {
        String account = newAccount();
        String last = "";
        for (int i = 0; i < 4; i++) {
            last = client.createKey(account, "{\"name\":\"bot\"}")
                    .body()
                    .path("id")
                    .asString();
        }
        assertThat(client.createKey(account, "{\"name\":\"bot\"}").code()).isEqualTo("too-many-keys");
        client.delete("/v1/keys/" + last, account);
        assertThat(client.createKey(account, "{\"name\":\"bot\"}").status()).isEqualTo(201);
    }

    @Test
    void revokingTwiceIsAsGoodAsOnce() {
        String account = newAccount();
        String id = client.createKey(account, "{\"name\":\"bot\"}")
                .body()
                .path("id")
                .asString();
        client.delete("/v1/keys/" + id, account);
        JsonNode revoked = client.get("/v1/keys/" + id, account).body();
        assertThat(revoked.path("status").asString()).isEqualTo("revoked");
        assertThat(client.delete("/v1/keys/" + id, account).status()).isEqualTo(204);
        assertThat(client.get("/v1/keys/" + id, account).body()).isEqualTo(revoked);
    }

    @Test
    void theKeyOfAnotherAccountIsNotThere() {
        String id = client.createKey(newAccount(), "{\"name\":\"bot\"}")
                .body()
                .path("id")
                .asString();
        String other = newAccount();
        Answer missing = client.get("/v1/keys/key_nothing", other);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.code()).isEqualTo("unknown-key");
        assertThat(client.get("/v1/keys/" + id, other).code()).isEqualTo("unknown-key");
        assertThat(client.delete("/v1/keys/" + id, other).code()).isEqualTo("unknown-key");
        assertThat(strings(client.get("/v1/keys", other).body().path("data"), "id"))
                .doesNotContain(id);
        assertThat(status(id)).isEqualTo("active");
    }

    @Test
    void pagesShowEachKeyOnceThoughKeysAreMadeMeanwhile() {
        String account = newAccount();
        List<String> before =
                new ArrayList<>(strings(client.get("/v1/keys", account).body().path("data"), "id"));
        for (int i = 0; i < 3; i++) {
            before.addFirst(client.createKey(account, "{\"name\":\"bot\"}")
                    .body()
                    .path("id")
                    .asString());
        }
        List<String> walked = new ArrayList<>();
        String next = "/v1/keys?limit=1";
        while (next != null) {
            Answer page = client.get(next, account);
            walked.addAll(strings(page.body().path("data"), "id"));
            if (walked.size() == 2) {
                client.createKey(account, "{\"name\":\"meanwhile\"}");
            }
            JsonNode cursor = page.body().path("page").path("next");
            next = cursor.isMissingNode() ? null : "/v1/keys?limit=1&cursor=" + cursor.asString();
        }
        assertThat(walked).isEqualTo(before);
    }

    @Test
    void parametersAreChecked() {
        String account = newAccount();
        assertThat(client.get("/v1/keys?limit=0", account).code()).isEqualTo("invalid-parameter");
        assertThat(client.get("/v1/keys?limit=201", account).code()).isEqualTo("invalid-parameter");
        assertThat(client.get("/v1/keys?colour=red", account).code()).isEqualTo("invalid-parameter");
        assertThat(client.get("/v1/keys?cursor=made-up", account).code()).isEqualTo("invalid-cursor");
        client.createKey(account, "{\"name\":\"bot\"}");
        String foreign = client.get("/v1/keys?limit=1", account)
                .body()
                .path("page")
                .path("next")
                .asString();
        assertThat(client.get("/v1/keys?cursor=" + foreign, newAccount()).code())
                .isEqualTo("invalid-cursor");
    }

    @Test
    void anAccountThatIsNotStoredIsAProblemOfTheCaller() {
        assertThat(client.get("/v1/account", "acc_gone").code()).isEqualTo("unknown-account");
        assertThat(client.createKey("acc_gone", "{\"name\":\"bot\"}").code()).isEqualTo("unknown-account");
    }

    @Test
    void plansAreListedAndPublished() {
        String account = newAccount();
        JsonNode plans = client.get("/v1/plans", account).body().path("data");
        assertThat(strings(plans, "id")).containsExactly("free", "pro", "enterprise");
        assertThat(client.get("/v1/plans/free", account).body()).isEqualTo(plans.get(0));
        assertThat(client.get("/v1/plans/gold", account).code()).isEqualTo("unknown-plan");
        try (TopicReader topic = new TopicReader(Infrastructure.kafka().bootstrapServers(), Topics.PLANS)) {
            await().untilAsserted(() -> assertThat(topic.plans())
                    .contains(new Plan("free", 60, 60, 10_000, 2, 365, 1))
                    .extracting(Plan::id)
                    .contains("free", "pro", "enterprise"));
            jdbc.sql("update plans set streams = 2000 where id = 'enterprise'").update();
            await().untilAsserted(() -> assertThat(topic.plans())
                    .contains(new Plan("enterprise", 60_000, 60_000, 50_000_000, 2_000, 36_500, 2)));
        }
    }

    @Test
    void theBootstrapKeyIsThereOnceTheServiceIsReady() {
        assertThat(new Client(GATEWAY, managementPort)
                        .getWithoutToken("/actuator/health/readiness")
                        .status())
                .isEqualTo(200);
        String id = jdbc.sql("select id from keys where hash = ?")
                .param(DEMO.hash())
                .query(String.class)
                .single();
        try (TopicReader topic = credentials()) {
            await().untilAsserted(() -> assertThat(topic.of(id))
                    .singleElement()
                    .extracting(Credential::plan, Credential::scopes, Credential::mode)
                    .containsExactly(
                            "pro",
                            new TreeSet<>(List.of("market:read", "signals:read", "account:read")),
                            KeyMode.TEST));
        }
    }

    @Test
    void theDescriptionSaysWhatIsTakenAndSent() {
        JsonNode description = client.get("/v3/api-docs", "acc_gateway").body();
        JsonNode limit = description.at("/paths/~1v1~1keys/get/parameters/0/schema");
        assertThat(limit.path("type").asString()).isEqualTo("integer");
        assertThat(limit.path("maximum").asInt()).isEqualTo(200);
        JsonNode schemas = description.at("/components/schemas");
        assertThat(strings(schemas.at("/SignUp/required"))).containsExactly("email", "password");
        assertThat(strings(schemas.at("/KeyRequest/properties/scopes/items/enum")))
                .containsExactly(
                        "market:read",
                        "signals:read",
                        "signals:backtest",
                        "stream",
                        "alerts:write",
                        "account:read",
                        "account:write",
                        "admin");
        JsonNode sent = client.signUp(anEmail(), PASSWORD).body().path("key");
        assertThat(sent.propertyNames()).containsExactlyInAnyOrderElementsOf(strings(schemas.at("/NewKey/required")));
        assertThat(sent.path("key").asString())
                .matches(schemas.at("/NewKey/properties/key/pattern").asString());
    }

    @Test
    void nothingIsAnsweredWithoutTheGatewaysToken() {
        for (String path : List.of("/v1/accounts", "/v1/account", "/v1/keys", "/v1/plans", "/v3/api-docs")) {
            assertThat(client.getWithoutToken(path).code()).as(path).isEqualTo("missing-identity");
        }
    }

    @Test
    void noSecretIsEverLoggedHoweverMuchIsLogged(CapturedOutput output) {
        LoggingSystem logging = LoggingSystem.get(AuthServiceTest.class.getClassLoader());
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.TRACE);
        logging.setLogLevel("org.springframework", LogLevel.TRACE);
        try {
            provokeLogging(output);
        } finally {
            logging.setLogLevel("org.springframework", null);
            logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
        }
    }

    private void provokeLogging(CapturedOutput output) {
        Answer signedUp = client.signUp(anEmail(), PASSWORD);
        String account = signedUp.body().path("account").path("id").asString();
        Answer created = client.createKey(account, "{\"name\":\"canary-was-here\"}");
        client.signUp("{\"email\":\"%s\",\"password\":\"%s\",}".formatted(anEmail(), PASSWORD));
        client.signUp("{\"email\":\"nobody\",\"password\":\"%s\",\"x\":1}".formatted(PASSWORD));
        assertThat(output).contains("/v1/keys").contains("SignUpRequest[");
        assertThat(output)
                .doesNotContain(PASSWORD)
                .doesNotContain(signedUp.body().path("key").path("key").asString())
                .doesNotContain(created.body().path("key").asString())
                .doesNotContain(DEMO.text());
    }

    @Test
    void noSecretIsStored() {
        Answer signedUp = client.signUp(anEmail(), PASSWORD);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (String table : List.of("accounts", "keys", "plans", "publishing_lease")) {
            rows.addAll(jdbc.sql("select * from " + table).query().listOfRows());
        }
        assertThat(rows.toString())
                .contains(signedUp.body().path("key").path("id").asString())
                .doesNotContain(PASSWORD)
                .doesNotContain(signedUp.body().path("key").path("key").asString());
    }

    private String newAccount() {
        return client.signUp(anEmail(), PASSWORD)
                .body()
                .path("account")
                .path("id")
                .asString();
    }

    private static String anEmail() {
        return UUID.randomUUID() + "@example.org";
    }

    private String status(String key) {
        return jdbc.sql("select status from keys where id = ?")
                .param(key)
                .query(String.class)
                .single();
    }

    private static TopicReader credentials() {
        return TopicReader.credentials(Infrastructure.kafka().bootstrapServers());
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> strings(JsonNode array, String property) {
        return array.valueStream().map(entry -> entry.path(property).asString()).toList();
    }
}
