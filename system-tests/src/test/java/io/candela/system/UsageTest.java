package io.candela.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the API says was used is what the gateway's access log says was answered. How many requests that is tried with is
 * {@code -Dcandela.usage.requests}.
 */
class UsageTest {
    private static final int REQUESTS = Integer.getInteger("candela.usage.requests", 3000);
    private static final int CLIENTS = 8;
    private static final List<String> PATHS =
            List.of("/v1/prices/BTC-USD", "/v1/instruments", "/v1/instruments/NO-SUCH", "/v1/candles/BTC-USD?limit=1");

    private final Instance instance = Instances.replayed();
    private final String admin = instance.adminKey();

    @Test
    void usageIsTheAccessLogAlsoIfTheGatewayIsReplacedMeanwhile() throws InterruptedException, ExecutionException {
        Instant start = Instant.now();
        JsonNode key = instance.newKey("market:read", "stream");
        String id = key.path("id").asString();
        openStream(key.path("key").asString());
        // It counts although it is still open, and as one.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> counts(usage(id, start).path("routes"), "route").getOrDefault("/v1/stream", 0L) == 1);
        Map<Integer, Long> answered = ask(key.path("key").asString());
        // The last answers may have come from the gateway that ends, before the one that takes its place is there.
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> {
                    JsonNode usage = usage(id, start);
                    Map<String, Long> logged = logged(id);
                    assertThat(counts(usage.path("routes"), "route")).isEqualTo(total(logged, 0));
                    assertThat(counts(usage.path("statuses"), "status")).isEqualTo(total(logged, 1));
                    assertThat(usage.path("requests").asLong())
                            .isGreaterThanOrEqualTo(REQUESTS)
                            .isGreaterThanOrEqualTo(answered.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum());
                });
        JsonNode usage = usage(id, start);
        System.out.printf(
                "%d requests, answered %s; usage %d, by status %s; access log %s%n",
                REQUESTS, answered, usage.path("requests").asLong(), usage.path("statuses"), logged(id));
        assertThat(counts(usage.path("assets"), "asset").keySet()).containsExactly("BTC-USD");
    }

    /** Opens a stream that ends with the gateway. */
    private void openStream(String key) {
        HttpRequest request = instance.request("/v1/stream?channel=prices:*")
                .header("Authorization", "Bearer " + key)
                .build();
        HttpResponse<InputStream> stream = HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofInputStream())
                .join();
        assertThat(stream.statusCode()).isEqualTo(200);
    }

    /** Sends all requests, ends the gateway in an orderly way in the middle, and counts the answers by their status. */
    private Map<Integer, Long> ask(String key) throws InterruptedException, ExecutionException {
        AtomicInteger sent = new AtomicInteger();
        Map<Integer, Long> statuses = new TreeMap<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<Integer, Long>>> counts = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                counts.add(clients.submit(() -> {
                    Map<Integer, Long> own = new TreeMap<>();
                    for (int number = sent.getAndIncrement(); number < REQUESTS; number = sent.getAndIncrement()) {
                        if (number == REQUESTS / 2) {
                            terminateGateway();
                        }
                        own.merge(answer(PATHS.get(number % PATHS.size()), key), 1L, Long::sum);
                    }
                    return own;
                }));
            }
            for (Future<Map<Integer, Long>> count : counts) {
                count.get().forEach((status, times) -> statuses.merge(status, times, Long::sum));
            }
        }
        return statuses;
    }

    private void terminateGateway() {
        long before = instance.pid("gateway");
        assertThat(ProcessHandle.of(before).orElseThrow().destroy()).isTrue();
    }

    /** The status of the answer, from whichever gateway there is in the end. */
    private int answer(String path, String key) {
        AtomicInteger status = new AtomicInteger();
        await().atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> {
                    status.set(instance.get(path, key).statusCode());
                    // A gateway that ends, or has just started, counts nobody.
                    return status.get() != 503;
                });
        return status.get();
    }

    private JsonNode usage(String id, Instant from) {
        HttpResponse<String> answer =
                instance.get("/v1/usage?interval=hour&top=100&key=" + id + "&from=" + from, admin);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Instance.JSON.readTree(answer.body());
    }

    /** What the access log has of a credential: how often which route and status, separated by a space. */
    private Map<String, Long> logged(String credential) {
        Path log = instance.home().resolve("logs").resolve("gateway.log");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(credential) && line.contains("\"micros\""))
                    .map(Instance.JSON::readTree)
                    .collect(Collectors.groupingBy(
                            line -> line.path("route").asString()
                                    + ' '
                                    + line.path("status").asInt(),
                            TreeMap::new,
                            Collectors.counting()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> total(Map<String, Long> logged, int part) {
        return logged.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().split(" ")[part],
                        TreeMap::new,
                        Collectors.summingLong(Map.Entry::getValue)));
    }

    private static Map<String, Long> counts(JsonNode list, String name) {
        return list.valueStream()
                .collect(Collectors.toMap(
                        entry -> entry.path(name).asString(),
                        entry -> entry.path("requests").asLong(),
                        Long::sum,
                        TreeMap::new));
    }
}
