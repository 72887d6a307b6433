package io.candela.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.Credential.Algorithm;
import io.candela.contracts.Credential.Signing;
import io.candela.contracts.Plan;
import io.candela.gateway.authentication.IdentityKeyFiles;
import io.candela.gateway.credentials.CredentialDirectory;
import io.candela.gateway.credentials.Credentials;
import io.candela.gateway.signatures.Signer;
import io.candela.local.Infrastructure;
import io.candela.platform.signing.SigningSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

/** Signed requests over HTTP, behind a proxy that ends TLS, with real Kafka and a real Redis. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SignedRequestsTest {
    private static final String HOST = "api.example";
    private static final String PRICE = "/v1/prices/BTC-USD";
    private static final String BACKTESTS = "/v1/backtests";
    private static final String BODY = "{\"strategy\":\"ema-cross\"}";

    private static final KeyPair ANSWERS = pair();

    private static final Service market = new Service("market", "market-data-service");
    private static final Service signals = new Service("signals", "signals-service");
    private static final Phonebook phonebook = new Phonebook();
    private static final Topic topic = new Topic(Infrastructure.kafka().bootstrapServers());
    private static final Link redis =
            new Link(Infrastructure.redis().host(), Infrastructure.redis().port());

    @TempDir
    private static Path folder = Path.of("");

    private final CredentialDirectory directory;

    @LocalServerPort
    private int port;

    SignedRequestsTest(@Autowired CredentialDirectory directory) {
        this.directory = directory;
    }

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) throws IOException {
        topic.publish(new Plan("free", 60, 60, 10_000, 1, 1, 1));
        IdentityKeyFiles keys = new IdentityKeyFiles(folder);
        keys.create("test");
        Files.writeString(
                folder.resolve("request-signing.jwks"),
                new JWKSet(new OctetSequenceKey.Builder(new byte[32])
                                .keyID("master")
                                .build())
                        .toString(false));
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
        properties.add(
                "candela.signing.keys-file",
                () -> folder.resolve("request-signing.jwks").toString());
        Files.writeString(folder.resolve("answer-signing.jwk"), answerKey());
        properties.add(
                "candela.gateway.answers.key-file",
                () -> folder.resolve("answer-signing.jwk").toString());
        properties.add("candela.public-url", () -> "https://" + HOST);
        properties.add("candela.gateway.signatures.patience", () -> "10s");
        properties.add("candela.gateway.limits.patience", () -> "1s");
        properties.add("eureka.client.enabled", () -> false);
        phonebook.put("market-data-service", market.uri());
        phonebook.put("signals-service", signals.uri());
    }

    @AfterAll
    static void end() {
        market.stop();
        signals.stop();
        redis.cut();
    }

    @BeforeEach
    void nothingIsForgotten() throws Exception {
        redis.restore();
        Caller caller = caller(true);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> caller.get(PRICE).getStatusCode().value() == 200);
    }

    @Test
    void theKeyNeedNotBeShownAndIsNotTheServices() throws Exception {
        for (boolean hmac : List.of(true, false)) {
            assertThat(caller(hmac).get(PRICE + "?include=lineage").getBody()).contains("market");
            assertThat(market.last().header("Signature")).isNull();
            assertThat(market.last().header("Signature-Input")).isNull();
        }
    }

    @Test
    void whereTheKeyIsShownItIsTheOneThatSigns() throws Exception {
        Caller caller = caller(true);
        Map<String, String> shown =
                Map.of("Authorization", "Bearer " + caller.key().text());
        assertThat(send(HttpMethod.GET, PRICE, caller.signed("GET", PRICE, shown), null)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        Map<String, String> of =
                Map.of("Authorization", "Bearer " + caller(true).key().text());
        refused(send(HttpMethod.GET, PRICE, caller.signed("GET", PRICE, of), null), 401, "invalid-signature");
    }

    @Test
    void anUnsignedRequestIsRefusedThoughTheKeyIsGood() throws Exception {
        Caller caller = caller(true);
        ResponseEntity<String> answer = send(
                HttpMethod.GET,
                PRICE,
                Map.of("Authorization", "Bearer " + caller.key().text()),
                null);
        refused(answer, 401, "signature-required");
        assertThat(answer.getHeaders().getFirst("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void aSignatureIsGoodOnce() throws Exception {
        Caller caller = caller(false);
        Map<String, String> signed = caller.signed("GET", PRICE, Map.of());
        assertThat(send(HttpMethod.GET, PRICE, signed, null).getStatusCode().value())
                .isEqualTo(200);
        refused(send(HttpMethod.GET, PRICE, signed, null), 401, "signature-replayed");
    }

    @Test
    void aBodyReachesTheServiceAsItWasSignedOrNotAtAll() throws Exception {
        Caller caller = caller(false);
        Map<String, String> content = Map.of("Content-Digest", Signer.digest(BODY), "Content-Type", "application/json");
        ResponseEntity<String> answer =
                send(HttpMethod.POST, BACKTESTS, caller.signed("POST", BACKTESTS, content), BODY);
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
        assertThat(signals.last().body()).isEqualTo(BODY);
        int before = signals.requests();
        refused(
                send(HttpMethod.POST, BACKTESTS, caller.signed("POST", BACKTESTS, content), BODY + ' '),
                400,
                "digest-mismatch");
        refused(
                send(HttpMethod.POST, BACKTESTS, caller.signed("POST", BACKTESTS, Map.of()), BODY),
                401,
                "invalid-signature");
        assertThat(signals.requests()).isEqualTo(before);
    }

    @Test
    void whileRedisIsDownNothingThatIsSignedIsAdmittedAndNothingTwiceAfterwards() throws Exception {
        Caller caller = caller(true);
        Map<String, String> used = caller.signed("GET", PRICE, Map.of());
        assertThat(send(HttpMethod.GET, PRICE, used, null).getStatusCode().value())
                .isEqualTo(200);
        redis.cut();
        ResponseEntity<String> replayed = send(HttpMethod.GET, PRICE, used, null);
        refused(replayed, 503, "signatures-unavailable");
        assertThat(replayed.getHeaders().getFirst("Retry-After")).isNotNull();
        refused(caller.get(PRICE), 503, "signatures-unavailable");
        ApiKey unsigned = learn(Credentials.key(), null);
        assertThat(send(HttpMethod.GET, PRICE, Map.of("Authorization", "Bearer " + unsigned.text()), null)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        redis.restore();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> caller.get(PRICE).getStatusCode().value() == 200);
        refused(send(HttpMethod.GET, PRICE, used, null), 401, "signature-replayed");
    }

    @Test
    void aTicketIsAskedForByASignedRequestAndUsedWithoutASignature() throws Exception {
        Caller caller = caller(false);
        ResponseEntity<String> made = send(
                HttpMethod.POST, "/v1/stream/tickets", caller.signed("POST", "/v1/stream/tickets", Map.of()), null);
        assertThat(made.getStatusCode().value()).as(made.getBody()).isEqualTo(201);
        String ticket =
                JsonMapper.shared().readTree(made.getBody()).path("ticket").asString();
        assertThat(send(HttpMethod.GET, "/v1/stream?channel=nonsense&ticket=" + ticket, Map.of(), null)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void nobodyIsNamedWhoDoesNotSign() throws Exception {
        Caller caller = caller(false);
        ApiKey unsigned = learn(Credentials.key(), null);
        String id = directory.find(unsigned.hash()).orElseThrow().credential().id();
        for (String named : List.of(id, "key_of_nobody")) {
            Map<String, String> signed =
                    new Caller(caller.key(), Signer.ed25519(named, pair().getPrivate())).signed("GET", PRICE, Map.of());
            refused(send(HttpMethod.GET, PRICE, signed, null), 401, "invalid-signature");
        }
    }

    @Test
    void anAnswerIsSignedForWhoWantsIt() throws Exception {
        ApiKey key = learn(Credentials.key(), null);
        ResponseEntity<String> answer =
                wanting(key, "mine=(\"content-type\" \"@method\";req \"@target-uri\";req);created;nonce=\"n1\"");
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        String input = Objects.requireNonNull(answer.getHeaders().getFirst("Signature-Input"))
                .substring("mine=".length());
        assertThat(input).contains("nonce=\"n1\"", "keyid=\"answers\"");
        String digest = Signer.digest(Objects.requireNonNull(answer.getBody()));
        assertThat(answer.getHeaders().getFirst("Content-Digest")).isEqualTo(digest);
        String base = """
                "content-type": %s
                "@method";req: GET
                "@target-uri";req: https://%s%s
                "@status": 200
                "content-digest": %s
                "@signature-params": %s""".formatted(answer.getHeaders().getFirst("Content-Type"), HOST, PRICE, digest, input);
        Signature verification = Signature.getInstance("Ed25519");
        verification.initVerify(ANSWERS.getPublic());
        verification.update(base.getBytes(StandardCharsets.US_ASCII));
        String signature = Objects.requireNonNull(answer.getHeaders().getFirst("Signature"));
        assertThat(verification.verify(
                        Base64.getDecoder().decode(signature.substring("mine=:".length(), signature.length() - 1))))
                .isTrue();
    }

    @Test
    void aRefusalIsSignedTooAndWhatCannotBeCoveredLeavesAnAnswerUnsigned() throws Exception {
        ApiKey key = learn(Credentials.key(), null);
        ResponseEntity<String> refusal = wanting(Credentials.key(), "mine=(\"@status\")");
        assertThat(refusal.getStatusCode().value()).isEqualTo(401);
        assertThat(refusal.getHeaders().getFirst("Signature")).isNotNull();
        ResponseEntity<String> unsigned = wanting(key, "mine=(\"x-nothing\")");
        assertThat(unsigned.getStatusCode().value()).isEqualTo(200);
        assertThat(unsigned.getHeaders().getFirst("Signature")).isNull();
    }

    private ResponseEntity<String> wanting(ApiKey key, String signature) {
        return send(
                HttpMethod.GET,
                PRICE,
                Map.of("Authorization", "Bearer " + key.text(), "Accept-Signature", signature),
                null);
    }

    private ResponseEntity<String> send(
            HttpMethod method, String path, Map<String, String> headers, @Nullable String body) {
        WebClient.RequestBodySpec request = WebClient.create("http://127.0.0.1:" + port)
                .method(method)
                .uri(path)
                .header("Host", HOST)
                .headers(all -> headers.forEach(all::set));
        if (body != null) {
            request.bodyValue(body);
        }
        return Objects.requireNonNull(
                request.exchangeToMono(answer -> answer.toEntity(String.class)).block(Duration.ofSeconds(30)));
    }

    private static void refused(ResponseEntity<String> answer, int status, String code) {
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(status);
        assertThat(JsonMapper.shared().readTree(answer.getBody()).path("code").asString())
                .isEqualTo(code);
    }

    private Caller caller(boolean hmac) throws Exception {
        String id = "key_" + UUID.randomUUID();
        SigningSecrets secrets = new SigningSecrets(folder.resolve("request-signing.jwks"));
        if (hmac) {
            Signing signing = secrets.fresh(new SecureRandom());
            ApiKey key = learn(id, Credentials.key(), signing);
            return new Caller(key, Signer.hmac(id, secrets.of(id, signing).orElseThrow()));
        }
        KeyPair pair = pair();
        byte[] der = pair.getPublic().getEncoded();
        String publicKey = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(der, der.length - 32, der.length));
        return new Caller(
                learn(id, Credentials.key(), new Signing(Algorithm.ED25519, publicKey)),
                Signer.ed25519(id, pair.getPrivate()));
    }

    private ApiKey learn(ApiKey key, @Nullable Signing signing) {
        return learn("key_" + UUID.randomUUID(), key, signing);
    }

    private ApiKey learn(String id, ApiKey key, @Nullable Signing signing) {
        Credential credential = Credentials.active(id, key, "free", "market:read", "signals:backtest", "stream");
        topic.publish(signing == null ? credential : Credentials.signing(credential, signing));
        await().until(() -> directory.find(key.hash()).isPresent());
        return key;
    }

    private static String answerKey() {
        return new OctetKeyPair.Builder(Curve.Ed25519, end(ANSWERS.getPublic().getEncoded()))
                .d(end(ANSWERS.getPrivate().getEncoded()))
                .keyID("answers")
                .build()
                .toJSONString();
    }

    private static Base64URL end(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody who signs. */
    private final class Caller {
        private final ApiKey key;
        private final Signer signer;

        Caller(ApiKey key, Signer signer) {
            this.key = key;
            this.signer = signer;
        }

        ApiKey key() {
            return key;
        }

        ResponseEntity<String> get(String path) {
            return send(HttpMethod.GET, path, signed("GET", path, Map.of()), null);
        }

        /** All headers of a request, these and those of its signature. */
        Map<String, String> signed(String method, String path, Map<String, String> headers) {
            List<String> covered = new ArrayList<>(List.of("@method", "@target-uri"));
            Map<String, String> values =
                    new TreeMap<>(Map.of("@method", method, "@target-uri", "https://" + HOST + path));
            headers.forEach((name, value) -> {
                covered.add(name.toLowerCase(Locale.ROOT));
                values.put(name.toLowerCase(Locale.ROOT), value);
            });
            Map<String, String> all = new TreeMap<>(headers);
            all.putAll(signer.sign(covered, signer.parameters(Instant.now()), name -> values.getOrDefault(name, "")));
            return all;
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {
        @Bean
        Phonebook phonebook() {
            return phonebook;
        }
    }
}
