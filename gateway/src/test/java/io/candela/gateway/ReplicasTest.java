package io.candela.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.ApiKey;
import io.candela.contracts.Plan;
import io.candela.gateway.authentication.IdentityKeyFiles;
import io.candela.gateway.credentials.CredentialDirectory;
import io.candela.gateway.credentials.Credentials;
import io.candela.local.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three gateways and one Redis, as callers meet them. How long each of these takes is {@code -Dcandela.limits.seconds}; the
 * figures that it ends with are printed.
 */
class ReplicasTest {
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("candela.limits.seconds", 2));
    private static final int GATEWAYS = 3;
    private static final Pattern MINUTE = Pattern.compile("\"minute\";r=([0-9]+);t=([0-9]+)");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Its bucket is empty soon, and full again within a few seconds. */
    private static final Plan BRISK = new Plan("brisk", 6000, 300, 10_000_000, 2, 30, 1);

    /** Slower than a client is that asks again when it is answered, even on a slow machine. */
    private static final Plan STEADY = new Plan("steady", 600, 30, 10_000_000, 2, 30, 1);

    private static final Phonebook phonebook = new Phonebook();
    private static final List<ConfigurableApplicationContext> gateways = new ArrayList<>();
    private static final HttpClient http = HttpClient.newHttpClient();

    private static Topic topic = new Topic(Infrastructure.kafka().bootstrapServers());
    private static Link redis = new Link("127.0.0.1", 1);

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        redis = new Link(Infrastructure.redis().host(), Infrastructure.redis().port());
        topic.publish(BRISK);
        topic.publish(STEADY);
        IdentityKeyFiles keys = new IdentityKeyFiles(folder);
        keys.create("test");
        for (int i = 0; i < GATEWAYS; i++) {
            gateways.add(new SpringApplicationBuilder(GatewayApplication.class)
                    .initializers(ReplicasTest::onItsOwn)
                    .run(
                            "--server.port=0",
                            "--management.server.port=0",
                            "--spring.kafka.bootstrap-servers="
                                    + Infrastructure.kafka().bootstrapServers(),
                            "--spring.data.redis.host=127.0.0.1",
                            "--spring.data.redis.port=" + redis.port(),
                            "--spring.data.redis.password="
                                    + Infrastructure.redis().password(),
                            "--candela.identity.private-key-file=" + keys.privateKey("test"),
                            "--candela.identity.public-keys-file=" + keys.publicKeys(),
                            // So patient that a slow machine makes no difference.
                            "--candela.gateway.limits.patience=1s",
                            "--eureka.client.enabled=false"));
        }
        phonebook.put(
                "gateway",
                IntStream.range(0, GATEWAYS).mapToObj(ReplicasTest::url).toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        gateways.forEach(ConfigurableApplicationContext::close);
        redis.cut();
    }

    @BeforeEach
    void limitsAreShared() {
        ApiKey key = key();
        for (int i = 0; i < GATEWAYS; i++) {
            awaitSharing(i, key);
        }
    }

    @Test
    void aKeyThatIsHammeredEverywhereStaysWithinItsLimitAndAnotherIsUntouched() throws Exception {
        ApiKey hammered = key();
        ApiKey other = key();
        long start = System.nanoTime();
        Map<Integer, Long> statuses = hammer(hammered, other);
        double allowed = 300 + 100 * (System.nanoTime() - start) / 1e9;
        System.out.printf("hammered over %d gateways for %s: %s, allowed %.0f%n", GATEWAYS, TIME, statuses, allowed);
        assertThat(statuses.keySet()).isSubsetOf(200, 429);
        // No more than a fiftieth; less, where the machine is too slow to ask for so much.
        assertThat((double) statuses.getOrDefault(200, 0L)).isLessThanOrEqualTo(1.02 * allowed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, GATEWAYS})
    void aClientThatHeedsTheHeadersIsNeverRefused(int gateways) {
        ApiKey key = key(STEADY);
        long end = System.nanoTime() + TIME.toNanos();
        int asked = 0;
        int waits = 0;
        while (System.nanoTime() < end) {
            HttpResponse<String> answer = get(asked++ % gateways, key);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            Matcher minute =
                    MINUTE.matcher(answer.headers().firstValue("RateLimit").orElseThrow());
            assertThat(minute.find()).isTrue();
            if (minute.group(1).equals("0")) {
                waits++;
                Duration reset = Duration.ofSeconds(Long.parseLong(minute.group(2)));
                await().pollDelay(reset).until(() -> true);
            }
        }
        System.out.printf(
                "a client that heeds the headers of %d gateways for %s: %d requests, %d waits, 0 refused%n",
                gateways, TIME, asked, waits);
    }

    @Test
    void whileRedisIsAwayNothingFailsAndNobodyIsWithoutALimit() throws Exception {
        ApiKey key = key();
        ApiKey other = key();
        hammer(key, other);
        redis.cut();
        try {
            long start = System.nanoTime();
            Map<Integer, Long> statuses = hammer(key, other);
            double allowed = 300 + 100 * (System.nanoTime() - start) / 1e9;
            System.out.printf("Redis away for %s: %s, allowed %.0f%n", TIME, statuses, allowed);
            assertThat(statuses.keySet()).isSubsetOf(200, 429);
            assertThat((double) statuses.getOrDefault(200, 0L)).isLessThanOrEqualTo(1.02 * allowed + 10 * GATEWAYS);
            assertThat(get(0, other).headers().firstValue("Candela-RateLimit-Scope"))
                    .contains("replica");
        } finally {
            redis.restore();
        }
        limitsAreShared();
    }

    @Test
    void aCallerIsToldTheLimitsThatTheHeadersTell() {
        HttpResponse<String> answer = get(0, key());
        JsonNode limits = JSON.readTree(answer.body());
        assertThat(limits.path("plan").asString()).isEqualTo("brisk");
        assertThat(limits.path("shared").asBoolean()).isTrue();
        assertThat(limits.at("/streams/open").asInt()).isZero();
        assertThat(limits.at("/streams/allowed").asInt()).isEqualTo(2);
        assertThat(limits.path("historyDays").asInt()).isEqualTo(30);
        assertThat(limits.path("limits")
                        .valueStream()
                        .map(limit -> "\"%s\";r=%d;t=%d"
                                .formatted(
                                        limit.path("name").asString(),
                                        limit.path("remaining").asLong(),
                                        limit.path("reset").asLong()))
                        .toList())
                .isEqualTo(List.of(
                        answer.headers().firstValue("RateLimit").orElseThrow().split(", ")));
        assertThat(limits.path("limits")
                        .valueStream()
                        .map(limit -> "\"%s\";q=%d;w=%d"
                                .formatted(
                                        limit.path("name").asString(),
                                        limit.path("credits").asLong(),
                                        limit.path("window").asLong()))
                        .toList())
                .isEqualTo(List.of(answer.headers()
                        .firstValue("RateLimit-Policy")
                        .orElseThrow()
                        .split(", ")));
        assertThat(limits.path("routes")
                        .valueStream()
                        .filter(route -> route.path("route").asString().equals("/v1/limits")))
                .singleElement()
                .satisfies(route -> {
                    assertThat(route.path("credits").asInt()).isEqualTo(1);
                    assertThat(route.path("scope").asString()).isEqualTo("account:read");
                });
    }

    private static void awaitSharing(int gateway, ApiKey key) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(gateway, key)
                        .headers()
                        .firstValue("Candela-RateLimit-Scope")
                        .isEmpty());
    }

    /** The answers to {@code key}, asked everywhere at once; those to {@code other}, asked now and then, are all good. */
    private static Map<Integer, Long> hammer(ApiKey key, ApiKey other) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + TIME.toNanos();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<Integer, Long>>> counts = new ArrayList<>();
            for (int i = 0; i < 2 * GATEWAYS; i++) {
                int gateway = i % GATEWAYS;
                boolean first = i == 0;
                counts.add(executor.submit(() -> {
                    Map<Integer, Long> statuses = new TreeMap<>();
                    for (int asked = 0; System.nanoTime() < end; asked++) {
                        statuses.merge(get(gateway, key).statusCode(), 1L, Long::sum);
                        if (first && asked % 50 == 0) {
                            assertThat(get(gateway, other).statusCode()).isEqualTo(200);
                        }
                    }
                    return statuses;
                }));
            }
            Map<Integer, Long> sum = new TreeMap<>();
            for (Future<Map<Integer, Long>> count : counts) {
                count.get().forEach((status, times) -> sum.merge(status, times, Long::sum));
            }
            return sum;
        }
    }

    private static HttpResponse<String> get(int gateway, ApiKey key) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url(gateway) + "/v1/limits"))
                            .header("Authorization", "Bearer " + key.text())
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(int gateway) {
        return "http://127.0.0.1:" + gateways.get(gateway).getEnvironment().getRequiredProperty("local.server.port");
    }

    private static ApiKey key() {
        return key(BRISK);
    }

    private static ApiKey key(Plan plan) {
        ApiKey key = Credentials.key();
        topic.publish(Credentials.active("key_" + UUID.randomUUID(), key, plan.id(), "account:read"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> gateways.stream()
                        .allMatch(gateway -> gateway.getBean(CredentialDirectory.class)
                                .find(key.hash())
                                .isPresent()));
        return key;
    }

    /** Its event loops end with it, and not those of other gateways; and it finds the others in the phone book. */
    private static void onItsOwn(ConfigurableApplicationContext context) {
        GenericApplicationContext beans = (GenericApplicationContext) context;
        beans.registerBean(ReactorResourceFactory.class, () -> {
            ReactorResourceFactory resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        });
        beans.registerBean(Phonebook.class, () -> phonebook);
    }
}
