package io.candela.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.Plan;
import io.candela.gateway.authentication.IdentityKeyFiles;
import io.candela.gateway.credentials.CredentialDirectory;
import io.candela.gateway.credentials.Credentials;
import io.candela.local.Infrastructure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
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
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Cache, shedding, retries and versions as callers meet them, with real Kafka and services that are made for it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class EdgeTest {
    private static final String TOPIC = "edge-test-" + UUID.randomUUID();
    private static final Phonebook phonebook = new Phonebook();
    private static final Topic credentials = new Topic(Infrastructure.kafka().bootstrapServers());
    private static final Shelf shelf = new Shelf();
    private static final Shelf fragile = new Shelf();
    private static final Shelf narrow = new Shelf();
    private static final Map<String, Caller> callers = new HashMap<>();

    @TempDir
    private static Path folder = Path.of("");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    private int port;

    private final CredentialDirectory directory;
    private final MeterRegistry metrics;

    EdgeTest(@Autowired CredentialDirectory directory, @Autowired MeterRegistry metrics) {
        this.directory = directory;
        this.metrics = metrics;
    }

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) throws Exception {
        IdentityKeyFiles keys = new IdentityKeyFiles(folder);
        keys.create("test");
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put("management.server.port", 0);
        settings.put("spring.kafka.bootstrap-servers", Infrastructure.kafka().bootstrapServers());
        // Limits are not what is tested here.
        settings.put("spring.data.redis.port", 1);
        settings.put("eureka.client.enabled", false);
        settings.put(
                "candela.identity.private-key-file", keys.privateKey("test").toString());
        settings.put("candela.identity.public-keys-file", keys.publicKeys().toString());
        settings.put("candela.gateway.cache.evictions[0].topic", TOPIC);
        settings.put("candela.gateway.cache.evictions[0].paths[0]", "/v1/shared/{key}");
        settings.put("candela.gateway.shedding.first", 10);
        settings.put("candela.gateway.shedding.least", 10);
        settings.put("candela.gateway.shedding.most", 10);
        settings.put("candela.gateway.shedding.shares.small", 60);
        settings.put("candela.gateway.shedding.shares.middle", 80);
        settings.put("candela.gateway.shedding.shares.large", 100);
        route(settings, 0, "shelf", "/v1/{kind}/{number}");
        route(settings, 1, "fragile", "/v1/fragile/{number}");
        route(settings, 2, "narrow", "/v1/narrow/{number}");
        route(settings, 3, "shelf", "/v0/{kind}/{number}");
        route(settings, 4, "shelf", "/v00/{kind}/{number}");
        settings.put("candela.gateway.versions.endings[0].paths[0]", "/v0/**");
        settings.put("candela.gateway.versions.endings[0].deprecation", "2024-01-01T00:00:00Z");
        settings.put("candela.gateway.versions.endings[0].sunset", "2124-01-01T00:00:00Z");
        settings.put("candela.gateway.versions.endings[0].link", "/changelog");
        settings.put("candela.gateway.versions.endings[1].paths[0]", "/v00/**");
        settings.put("candela.gateway.versions.endings[1].deprecation", "2023-01-01T00:00:00Z");
        settings.put("candela.gateway.versions.endings[1].sunset", "2024-01-01T00:00:00Z");
        settings.forEach((name, value) -> properties.add(name, () -> value));
        phonebook.put("shelf", shelf.uri());
        phonebook.put("fragile", fragile.uri());
        phonebook.put("narrow", narrow.uri());
    }

    private static void route(Map<String, Object> settings, int number, String service, String path) {
        String route = "candela.gateway.routes[" + number + "].";
        settings.put(route + "service", service);
        settings.put(route + "paths[0]", path);
        settings.put(route + "methods[0]", "GET");
        settings.put(route + "scope", "market:read");
    }

    @BeforeEach
    void callersAreKnown() {
        for (String plan : List.of("small", "middle", "large")) {
            Caller caller = callers.computeIfAbsent(plan, EdgeTest::caller);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> directory.find(caller.key().hash()).isPresent()
                            && directory.plan(plan).isPresent());
        }
    }

    @AfterAll
    static void end() {
        List.of(shelf, fragile, narrow).forEach(Shelf::stop);
    }

    // Answers of any length

    @Test
    void anAnswerThatBreaksOffInTheMiddleBreaksOffForTheCallerToo() {
        HttpRequest request = authorized("small", "/v1/half/1").build();
        AtomicInteger status = new AtomicInteger();
        AtomicInteger received = new AtomicInteger();
        // counted as it comes: a stream forgets what it has not handed out yet once its connection breaks
        BodyHandler<Void> counted = response -> {
            status.set(response.statusCode());
            return BodySubscribers.ofByteArrayConsumer(
                    part -> part.ifPresent(bytes -> received.addAndGet(bytes.length)));
        };

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> http.send(request, counted));
        assertThat(status).hasValue(200);
        assertThat(received).hasValue(Shelf.HALF);
    }

    // The cache

    @Test
    void theSecondCallerGetsACopyThatIsTheirOwn() {
        HttpResponse<byte[]> first = get("small", "/v1/shared/101");
        HttpResponse<byte[]> second = get("large", "/v1/shared/101");
        assertThat(header(first, "Cache-Status")).isEqualTo("candela; fwd=uri-miss; stored");
        assertThat(header(second, "Cache-Status")).startsWith("candela; hit; ttl=");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "Cache-Control")).isEqualTo("private, max-age=60");
        assertThat(header(second, "Age")).matches("\\d+");
        assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag"));
        assertThat(header(second, "X-Request-Id")).isNotEqualTo(header(first, "X-Request-Id"));
    }

    @Test
    void aCopyIsGivenToNobodyWhoMayNotAsk() {
        get("small", "/v1/shared/102");
        int asked = shelf.requests();
        assertThat(send(request("/v1/shared/102").build()).statusCode()).isEqualTo(401);
        Caller other = caller("small", "signals:read");
        await().until(() -> directory.find(other.key().hash()).isPresent());
        assertThat(send(authorized(other, "/v1/shared/102").build()).statusCode())
                .isEqualTo(403);
        HttpResponse<byte[]> hit = get("small", "/v1/shared/102");
        assertThat(header(hit, "RateLimit")).contains("\"minute\";r=");
        assertThat(remaining(get("small", "/v1/shared/102"))).isLessThan(remaining(hit));
        assertThat(shelf.requests()).isEqualTo(asked);
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        String tag = header(get("small", "/v1/shared/103"), "ETag");
        HttpResponse<byte[]> again = send(authorized("large", "/v1/shared/103")
                .header("If-None-Match", tag)
                .build());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        int asked = shelf.requests();
        // Nor does the service's 304 to somebody who has a copy become the answer of somebody who has none.
        assertThat(send(authorized("small", "/v1/shared/104")
                                .header("If-None-Match", "\"another\"")
                                .build())
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("large", "/v1/shared/104").body()).isEqualTo(said("/v1/shared/104", "large"));
        assertThat(shelf.requests()).isEqualTo(asked + 1);
    }

    @Test
    void longAnswersAreCompressedForWhoTakesIt() throws IOException {
        String plainTag = header(get("small", "/v1/shared/10"), "ETag");
        HttpResponse<byte[]> brotli = send(authorized("small", "/v1/shared/10")
                .header("Accept-Encoding", "gzip, br")
                .build());
        assertThat(header(brotli, "Content-Encoding")).isEqualTo("br");
        assertThat(new BrotliInputStream(new ByteArrayInputStream(brotli.body())).readAllBytes())
                .isEqualTo(said("/v1/shared/10", "small"));
        HttpResponse<byte[]> gzip = send(authorized("small", "/v1/shared/10")
                .header("Accept-Encoding", "gzip, br;q=0")
                .build());
        assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(said("/v1/shared/10", "small"));
        for (HttpResponse<byte[]> each : List.of(brotli, gzip)) {
            assertThat(header(each, "Vary")).contains("Accept-Encoding");
            assertThat(header(each, "ETag")).isNotEqualTo(plainTag);
            assertThat(send(authorized("small", "/v1/shared/10")
                                    .header("If-None-Match", header(each, "ETag"))
                                    .build())
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void aThousandCallersWhoAskTheSameAtOnceCauseOneCall() {
        int asked = shelf.requests();
        double admitted = admitted();
        shelf.hold();
        List<CompletableFuture<HttpResponse<byte[]>>> answers = IntStream.range(0, 1000)
                .mapToObj(number -> http.sendAsync(
                        authorized(List.of("small", "middle", "large").get(number % 3), "/v1/shared/77")
                                .build(),
                        BodyHandlers.ofByteArray()))
                .toList();
        await().atMost(Duration.ofMinutes(1)).until(() -> admitted() - admitted >= 1000);
        shelf.letGo();
        answers.forEach(answer -> {
            assertThat(answer.join().statusCode()).isEqualTo(200);
            assertThat(answer.join().body()).isEqualTo(said("/v1/shared/77", ""));
        });
        assertThat(shelf.requests() - asked).isEqualTo(1);
    }

    @Test
    void whateverWasKeptEachCallerGetsWhatTheServiceWouldSayToThem() {
        Random random = new Random(7);
        List<String> plans = List.of("small", "middle", "large");
        for (int i = 0; i < 600; i++) {
            String plan = plans.get(random.nextInt(3));
            String path = "/v1/" + List.of("shared", "planned", "mine", "brief").get(random.nextInt(4)) + "/"
                    + random.nextInt(11) + (random.nextBoolean() ? "?a=" + random.nextInt(2) : "");
            HttpRequest.Builder request = authorized(plan, path);
            if (random.nextInt(4) == 0) {
                request.header("Prefer", "wait=" + random.nextInt(2));
            }
            if (random.nextInt(4) == 0) {
                request.header(
                        "Cache-Control",
                        List.of("no-cache", "no-store", "max-age=0").get(random.nextInt(3)));
            }
            HttpResponse<byte[]> answer = send(request.build());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .as("%s to %s: %s", path, plan, answer.headers().map())
                    .isEqualTo(Shelf.body(path, plan, account(plan)));
            assertThat(header(answer, "Cache-Control")).doesNotContain("public", "s-maxage");
            assertThat(header(answer, "Vary").toLowerCase(Locale.ROOT)).doesNotContain("candela-plan");
            if (path.contains("/mine/")) {
                assertThat(header(answer, "Cache-Status")).doesNotContain("hit", "collapsed", "stored");
            }
        }
    }

    @Test
    void aCopyThatIsTooOldIsAskedAboutAndConfirmed() {
        byte[] first = get("small", "/v1/brief/5").body();
        int confirmed = shelf.confirmations();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> header(get("small", "/v1/brief/5"), "Cache-Status").contains("fwd-status=304"));
        assertThat(shelf.confirmations()).isGreaterThan(confirmed);
        assertThat(get("small", "/v1/brief/5").body()).isEqualTo(first);
    }

    @Test
    void aCopyTakesThePlaceOfAFailure() {
        byte[] first = get("small", "/v1/brief/6").body();
        shelf.feels(Shelf.Mood.FAILING);
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            header(get("small", "/v1/brief/6"), "Cache-Status").contains("stale-if-error"));
            HttpResponse<byte[]> stale = get("small", "/v1/brief/6");
            assertThat(stale.statusCode()).isEqualTo(200);
            assertThat(stale.body()).isEqualTo(first);
            assertThat(Long.parseLong(header(stale, "Age"))).isPositive();
            assertThat(get("small", "/v1/brief/61").statusCode()).isEqualTo(503);
        } finally {
            shelf.feels(Shelf.Mood.WELL);
        }
    }

    @Test
    void anEventEvictsWhatItIsAbout() throws ExecutionException, InterruptedException {
        get("small", "/v1/shared/8?x=1");
        get("small", "/v1/shared/9");
        assertThat(header(get("small", "/v1/shared/8?x=1"), "Cache-Status")).contains("hit");
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            // The gateway may begin to listen later than this.
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                producer.send(new ProducerRecord<>(TOPIC, "8", "{}")).get();
                return header(get("small", "/v1/shared/8?x=1"), "Cache-Status").contains("uri-miss");
            });
        }
        assertThat(header(get("small", "/v1/shared/9"), "Cache-Status")).contains("hit");
    }

    @Test
    void onlyIfCachedAsksNobody() {
        int asked = shelf.requests();
        assertThat(send(authorized("small", "/v1/shared/600")
                                .header("Cache-Control", "only-if-cached")
                                .build())
                        .statusCode())
                .isEqualTo(504);
        assertThat(shelf.requests()).isEqualTo(asked);
    }

    // Retries

    @Test
    void aServiceThatBreaksOffIsAskedATenthMoreAtMost() {
        IntStream.range(0, 100).forEach(number -> get("large", "/v1/fragile/" + number));
        fragile.feels(Shelf.Mood.BREAKING);
        int asked = fragile.requests();
        int requests = 300;
        for (int i = 0; i < requests; i++) {
            assertThat(get("large", "/v1/fragile/" + (1000 + i)).statusCode()).isIn(502, 503);
        }
        assertThat(fragile.requests() - asked).isBetween(2, requests * 11 / 10);
    }

    // Shedding

    @Test
    void theLowestPlanIsTurnedAwayFirstAndTheLastPlanLast() {
        narrow.hold();
        int before = narrow.requests();
        List<CompletableFuture<HttpResponse<byte[]>>> held = new ArrayList<>();
        hold(held, "small", 6, before);
        HttpResponse<byte[]> shed = get("small", "/v1/narrow/100");
        assertThat(shed.statusCode()).isEqualTo(503);
        assertThat(new String(shed.body(), StandardCharsets.UTF_8)).contains("\"code\":\"overloaded\"");
        assertThat(header(shed, "Retry-After")).isEqualTo("1");
        assertThat(header(shed, "RateLimit-Policy")).contains("\"concurrency\";q=6;qu=\"concurrent-requests\"");
        assertThat(header(shed, "RateLimit")).contains("\"concurrency\";r=0");
        hold(held, "middle", 2, before);
        assertThat(get("small", "/v1/narrow/101").statusCode()).isEqualTo(503);
        assertThat(get("middle", "/v1/narrow/102").statusCode()).isEqualTo(503);
        hold(held, "large", 2, before);
        assertThat(get("large", "/v1/narrow/103").statusCode()).isEqualTo(503);
        narrow.letGo();
        held.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(get("small", "/v1/narrow/104").statusCode()).isEqualTo(200);
    }

    private void hold(List<CompletableFuture<HttpResponse<byte[]>>> held, String plan, int more, int before) {
        for (int i = 0; i < more; i++) {
            held.add(
                    http.sendAsync(authorized(plan, "/v1/narrow/" + held.size()).build(), BodyHandlers.ofByteArray()));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> narrow.requests() - before == held.size());
    }

    // Versions

    @Test
    void anOldVersionAnswersAndSaysWhenItEnds() {
        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> old = get("small", "/v0/shared/1");
            assertThat(old.body()).isEqualTo(said("/v0/shared/1", ""));
            assertThat(header(old, "Deprecation")).isEqualTo("@1704067200");
            assertThat(header(old, "Sunset")).isEqualTo("Sat, 01 Jan 2124 00:00:00 GMT");
            assertThat(header(old, "Link")).isEqualTo("</changelog>; rel=\"deprecation\"; type=\"text/html\"");
        }
        assertThat(get("small", "/v1/shared/105").headers().map()).doesNotContainKeys("deprecation", "sunset");
    }

    @Test
    void aVersionThatEndedIsGone() {
        HttpResponse<byte[]> gone = get("small", "/v00/shared/1");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(new String(gone.body(), StandardCharsets.UTF_8)).contains("\"code\":\"version-gone\"");
        assertThat(header(gone, "Sunset")).isEqualTo("Mon, 01 Jan 2024 00:00:00 GMT");
    }

    private double admitted() {
        return metrics.find("candela.gateway.limits.decisions").tag("outcome", "admitted").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static long remaining(HttpResponse<byte[]> answer) {
        String limit = header(answer, "RateLimit");
        int start = limit.indexOf("\"day\";r=") + 8;
        return Long.parseLong(limit.substring(start, limit.indexOf(';', start)));
    }

    private static byte[] said(String uri, String plan) {
        return Shelf.body(uri, plan, "").getBytes(StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    private static String account(String plan) {
        return knownCaller(plan).account();
    }

    private static Caller knownCaller(String plan) {
        return callers.computeIfAbsent(plan, EdgeTest::caller);
    }

    private HttpResponse<byte[]> get(String plan, String path) {
        return send(authorized(plan, path).build());
    }

    private HttpRequest.Builder authorized(String plan, String path) {
        return authorized(knownCaller(plan), path);
    }

    private HttpRequest.Builder authorized(Caller caller, String path) {
        return request(path).header("Authorization", "Bearer " + caller.key().text());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(1));
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Caller caller(String plan) {
        return caller(plan, "market:read");
    }

    private static Caller caller(String plan, String scope) {
        ApiKey key = Credentials.key();
        Credential credential = Credentials.active("key_" + UUID.randomUUID(), key, plan, scope);
        credentials.publish(new Plan(plan, 1_000_000, 1_000_000, 1_000_000_000, 1, 1, 1));
        credentials.publish(credential);
        return new Caller(key, credential.account());
    }

    private record Caller(ApiKey key, String account) {}

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {
        @Bean
        Phonebook edgePhonebook() {
            return phonebook;
        }
    }
}
