package io.candela.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.Credential.Status;
import io.candela.contracts.KeyMode;
import io.candela.contracts.Plan;
import io.candela.contracts.Sha256;
import io.candela.contracts.Topics;
import io.candela.contracts.Usage;
import io.candela.local.Infrastructure;
import io.candela.platform.kafka.RecordSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
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
import org.springframework.transaction.support.TransactionTemplate;
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

    @Autowired
    private TransactionTemplate transaction;

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
    void aSigningSecretIsShownOnceAndGatewaysAreToldHowToVerify() {
        try (TopicReader topic = credentials()) {
            topic.poll();
            String account =
                    client.signUp(anEmail(), PASSWORD).body().at("/account/id").asString();
            JsonNode created = client.createKey(
                            account, "{\"name\":\"bot\",\"signing\":{\"algorithm\":\"hmac-sha256\"}}")
                    .body();
            String secret = created.at("/signing/secret").asString();
            assertThat(secret).startsWith("cdl_sign_");
            String path = "/v1/keys/" + created.path("id").asString();
            JsonNode shown = client.get(path, account).body().path("signing");
            assertThat(shown.path("algorithm").asString()).isEqualTo("hmac-sha256");
            assertThat(shown.has("secret")).isFalse();
            await().untilAsserted(() -> assertThat(topic.of(created.path("id").asString()))
                    .singleElement()
                    .extracting(Credential::signing)
                    .isNotNull()
                    .asString()
                    .doesNotContain(secret));
            JsonNode renewed = client.change("PATCH", path, account, "{\"signing\":{\"algorithm\":\"hmac-sha256\"}}")
                    .body();
            assertThat(renewed.at("/signing/secret").asString())
                    .startsWith("cdl_sign_")
                    .isNotEqualTo(secret);
            await().untilAsserted(() ->
                    assertThat(topic.of(created.path("id").asString())).hasSize(2));
            assertThat(client.change("PATCH", path, account, "{\"signing\":{\"algorithm\":\"none\"}}")
                            .body()
                            .has("signing"))
                    .isFalse();
        }
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
        String key = client.createKey(account, "{\"name\":\"bot\"}")
                .body()
                .path("id")
                .asString();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Usage usage =
                new Usage(key, account, "/v1/prices/{instrument}", 200, null, 7, 7, now, now, "BTC-USD", "gw_1", 1L);
        try (KafkaProducer<String, Object> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers()),
                new StringSerializer(),
                new RecordSerializer())) {
            // The second time it is the same.
            var _ = producer.send(new ProducerRecord<>(Topics.USAGE.name(), key, usage));
            var _ = producer.send(new ProducerRecord<>(Topics.USAGE.name(), key, usage));
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
        assertThat(client.get("/v1/keys/" + key, account)
                        .body()
                        .path("lastUsedAt")
                        .asString())
                .isEqualTo(now.toString());
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
    void aKeyCanBeRenamedAndRestrictedAndGatewaysAreTold() {
        String account = newAccount();
        String id = client.createKey(account, "{\"name\":\"bot\"}")
                .body()
                .path("id")
                .asString();
        Answer changed = client.change("PATCH", "/v1/keys/" + id, account, """
                {"name":"robot","scopes":["market:read"],"addressRanges":["203.0.113.0/24"]}""");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body())
                .isEqualTo(client.get("/v1/keys/" + id, account).body());
        assertThat(changed.body().path("name").asString()).isEqualTo("robot");
        assertThat(strings(changed.body().path("scopes"))).containsExactly("market:read");
        try (TopicReader topic = credentials()) {
            await().untilAsserted(() -> assertThat(topic.of(id))
                    .last()
                    .extracting(Credential::scopes, Credential::addressRanges)
                    .containsExactly(new TreeSet<>(List.of("market:read")), List.of("203.0.113.0/24")));
        }
        assertThat(client.change("PATCH", "/v1/keys/" + id, account, "{\"scopes\":[\"admin\"]}")
                        .code())
                .isEqualTo("scope-not-granted");
    }

    @Test
    void aRotatedKeyWorksBesideItsSuccessorUntilItsGraceEnds() {
        String account = newAccount();
        JsonNode old = client.createKey(account, "{\"name\":\"bot\"}").body();
        String path = "/v1/keys/" + old.path("id").asString();
        Answer answer = client.change("POST", path + "/rotate", account, "{\"gracePeriod\":\"PT1H\"}");
        assertThat(answer.status()).isEqualTo(201);
        JsonNode key = answer.body().path("key");
        assertThat(answer.header("Location"))
                .isEqualTo("/v1/keys/" + key.path("id").asString());
        assertThat(ApiKey.parse(key.path("key").asString())).isPresent();
        assertThat(key.path("scopes")).isEqualTo(old.path("scopes"));
        JsonNode replaced = client.get(path, account).body();
        assertThat(answer.body().path("replaced")).isEqualTo(replaced);
        assertThat(replaced.path("status").asString()).isEqualTo("active");
        assertThat(replaced.path("replacedBy")).isEqualTo(key.path("id"));
        try (TopicReader topic = credentials()) {
            await().untilAsserted(() -> assertThat(topic.of(old.path("id").asString()))
                    .last()
                    .extracting(Credential::expiresAt, Credential::status)
                    .containsExactly(Instant.parse(replaced.path("expiresAt").asString()), Status.ACTIVE));
        }
        assertThat(client.change("POST", path + "/rotate", account, null).code())
                .isEqualTo("key-rotated");
        assertThat(client.change("POST", path + "/rotate", account, "{\"gracePeriod\":\"a day\"}")
                        .fieldsAtFault())
                .containsExactly("gracePeriod");
    }

    @Test
    void aRequestThatIsSentAgainIsCarriedOutOnceAndAnsweredAlike() {
        String account = newAccount();
        String name = UUID.randomUUID().toString();
        Answer first = client.createKey(account, "key_a", name, "{\"name\":\"bot\"}");
        Answer again = client.createKey(account, "key_a", name, "{\"name\":\"bot\"}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        for (String header : List.of("Location", "Content-Type", "Cache-Control")) {
            assertThat(again.header(header)).isEqualTo(first.header(header));
        }
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(client.get("/v1/keys", account).body().path("data")).hasSize(2);

        Answer other = client.createKey(account, "key_a", name, "{\"name\":\"other\"}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");

        // Another credential may have less power: it is shown nothing of this one's.
        Answer others = client.createKey(account, "key_b", name, "{\"name\":\"bot\"}");
        assertThat(others.body().path("id")).isNotEqualTo(first.body().path("id"));

        jdbc.sql("update idempotent_answers set expires_at = now()").update();
        Answer later = client.createKey(account, "key_a", name, "{\"name\":\"other\"}");
        assertThat(later.body().path("name").asString()).isEqualTo("other");
        assertThat(client.createKey(account, "key_a", "two words", "{}").code()).isEqualTo("invalid-idempotency-key");
    }

    @Test
    void aRefusalIsNotKeptSinceNothingWasChanged() {
        String account = newAccount();
        String name = UUID.randomUUID().toString();
        assertThat(client.createKey(account, "key_a", name, "{}").status()).isEqualTo(400);
        assertThat(client.createKey(account, "key_a", name, "{\"name\":\"bot\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void signingUpAgainWithTheSameNameGivesTheSameKeyAndNoSecondAccount() {
        String email = anEmail();
        String name = UUID.randomUUID().toString();
        Answer first = client.signUp(name, email, PASSWORD);
        assertThat(first.status()).isEqualTo(201);
        assertThat(client.signUp(name, email, PASSWORD).text()).isEqualTo(first.text());
        assertThat(client.signUp(name, email, PASSWORD + "!").status()).isEqualTo(422);
        String account = first.body().path("account").path("id").asString();
        JsonNode entries = client.get("/v1/audit", account).body().path("data");
        assertThat(strings(entries, "action")).containsExactly("key.created", "account.created");
        assertThat(entries.at("/0/actor/address").asString()).isEqualTo(Client.ADDRESS);
    }

    @Test
    void ofManyAtOnceOneIsCarriedOutAndTheOthersWaitOrGetItsAnswer() throws Exception {
        String account = newAccount();
        String name = UUID.randomUUID().toString();
        Callable<Answer> request = () -> client.createKey(account, "key_a", name, "{\"name\":\"bot\"}");
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService users = Executors.newFixedThreadPool(8)) {
            for (Future<Answer> answer : users.invokeAll(Collections.nCopies(8, request))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers.stream().filter(answer -> answer.status() == 201).map(Answer::text))
                .isNotEmpty()
                .containsOnly(client.createKey(account, "key_a", name, "{\"name\":\"bot\"}")
                        .text());
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            assertThat(answer.status()).isIn(409, 503);
            assertThat(answer.header("Retry-After")).isNotNull();
        });
        assertThat(client.get("/v1/keys", account).body().path("data")).hasSize(2);
    }

    @Test
    void whileTheFirstIsCarriedOutTheNextIsToldToComeBack() {
        String account = newAccount();
        String name = UUID.randomUUID().toString();
        String id = Sha256.of(account + "\nkey_a\n" + name);
        Answer meanwhile = transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
                    .param(id)
                    .query()
                    .listOfRows();
            return client.createKey(account, "key_a", name, "{\"name\":\"bot\"}");
        });
        assertThat(meanwhile.status()).isEqualTo(409);
        assertThat(meanwhile.code()).isEqualTo("idempotency-key-in-use");
        assertThat(meanwhile.header("Retry-After")).isEqualTo("1");
        assertThat(client.createKey(account, "key_a", name, "{\"name\":\"bot\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatSomebodyDoesIsAuditedWithWhoAndFromWhere() {
        String account = newAccount();
        Answer created = client.createKey(account, "{\"name\":\"bot\"}");
        String id = created.body().path("id").asString();
        client.delete("/v1/keys/" + id, account);
        JsonNode data = client.get("/v1/audit", account).body().path("data");
        assertThat(strings(data, "action"))
                .containsExactly("key.revoked", "key.created", "key.created", "account.created");
        JsonNode entry = data.get(1);
        assertThat(entry.path("subject").asString()).isEqualTo(id);
        assertThat(entry.path("actor").path("account").asString()).isEqualTo(account);
        assertThat(entry.path("actor").path("credential").asString()).isEqualTo("key_of_the_test");
        assertThat(entry.path("actor").path("address").asString()).isEqualTo(Client.ADDRESS);
        assertThat(entry.path("actor").path("requestId").asString()).isEqualTo(created.header("X-Request-Id"));
        assertThat(entry.path("after").path("name").asString()).isEqualTo("bot");
        assertThat(data.get(0).path("before").path("status").asString()).isEqualTo("active");
        assertThat(data.get(3).path("actor").path("account").asString()).isEqualTo("anonymous");
    }

    @Test
    void theAuditLogIsReadInPagesAndEveryoneSeesTheirOwn() {
        String account = newAccount();
        Answer first = client.get("/v1/audit?limit=1&action=key.created", account);
        assertThat(strings(first.body().path("data"), "action")).containsExactly("key.created");
        assertThat(first.body().path("page").has("next")).isFalse();
        Answer page = client.get("/v1/audit?limit=1", account);
        String cursor = page.body().path("page").path("next").asString();
        assertThat(strings(
                        client.get("/v1/audit?limit=1&cursor=" + cursor, account)
                                .body()
                                .path("data"),
                        "action"))
                .containsExactly("account.created");
        assertThat(client.get("/v1/audit?limit=1&cursor=" + cursor, newAccount())
                        .code())
                .isEqualTo("invalid-cursor");
        assertThat(client.get("/v1/audit?from=2100-01-01", account).body().path("data"))
                .isEmpty();
        assertThat(client.get("/v1/audit?account=acc_other", account).code()).isEqualTo("missing-scope");
        assertThat(strings(
                        client.getAsAdmin("/v1/audit?account=" + account).body().path("data"), "action"))
                .containsExactly("key.created", "account.created");
        assertThat(client.getAsAdmin("/v1/audit?limit=500").body().path("data")).hasSizeGreaterThan(2);
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
        String path = "/v1/keys/" + created.body().path("id").asString() + "/rotate";
        Answer rotated = client.change("POST", path, account, "{}");
        String name = UUID.randomUUID().toString();
        Answer once = client.createKey(account, "key_a", name, "{\"name\":\"once\"}");
        assertThat(client.createKey(account, "key_a", name, "{\"name\":\"once\"}")
                        .text())
                .isEqualTo(once.text());
        client.signUp("{\"email\":\"%s\",\"password\":\"%s\",}".formatted(anEmail(), PASSWORD));
        client.signUp("{\"email\":\"nobody\",\"password\":\"%s\",\"x\":1}".formatted(PASSWORD));
        assertThat(output).contains("/v1/keys").contains("SignUpRequest[");
        assertThat(output)
                .doesNotContain(PASSWORD)
                .doesNotContain(signedUp.body().path("key").path("key").asString())
                .doesNotContain(created.body().path("key").asString())
                .doesNotContain(rotated.body().path("key").path("key").asString())
                .doesNotContain(once.body().path("key").asString())
                .doesNotContain(DEMO.text());
    }

    @Test
    void noSecretAndNoAddressIsStoredInTheClear() {
        String email = anEmail();
        Answer signedUp = client.signUp(UUID.randomUUID().toString(), email, PASSWORD);
        String account = signedUp.body().path("account").path("id").asString();
        Answer answered = client.createKey(account, "key_a", UUID.randomUUID().toString(), "{\"name\":\"bot\"}");
        StringBuilder dump = new StringBuilder();
        for (String table : tables()) {
            // As pg_dump writes it, and what is binary as the bytes that it stands for.
            jdbc.sql("select to_jsonb(row)::text from \"%s\" as row".formatted(table))
                    .query(String.class)
                    .list()
                    .forEach(row ->
                            dump.append(row).append('\n').append(unhexed(row)).append('\n'));
        }
        assertThat(tables()).contains("accounts", "keys", "idempotent_answers", "audit");
        assertThat(dump.toString())
                .contains(signedUp.body().path("key").path("id").asString())
                .contains(answered.body().path("id").asString())
                .doesNotContain(PASSWORD)
                .doesNotContain("@example.org", "@candela.local")
                .doesNotContain(DEMO.text())
                .doesNotContainPattern("cdl_(test|live)_[0-9A-Za-z]{38}");
    }

    private List<String> tables() {
        return jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static String unhexed(String row) {
        return Pattern.compile("\\\\x([0-9a-f]+)")
                .matcher(row)
                .results()
                .map(match -> new String(HexFormat.of().parseHex(match.group(1)), StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining("\n"));
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
