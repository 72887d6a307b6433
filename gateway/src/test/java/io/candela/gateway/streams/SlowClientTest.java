package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.ApiKey;
import io.candela.gateway.Topic;
import io.candela.local.Infrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A client that does not read costs a few numbers, and nobody else anything. */
@NullUnmarked
class SlowClientTest {
    private static final String BROKERS = Infrastructure.kafka().bootstrapServers();
    private static final int SMALL = 4096;
    // More than the system's own buffers take.
    private static final int ENOUGH = 30_000;
    private static final String FILLER = "x".repeat(500);

    private static Topic credentials;
    private static TestTopics topics;
    private static TestGateway gateway;
    private static ApiKey key;

    @BeforeAll
    static void start() {
        credentials = new Topic(BROKERS);
        topics = new TestTopics(BROKERS, "slow-test");
        Map<String, String> settings = new HashMap<>(topics.settings(1000));
        settings.put("candela.gateway.streams.farewell", "60s");
        gateway = TestGateway.start(BROKERS, settings);
        key = gateway.key(credentials, "stream", "market:read");
    }

    @AfterAll
    static void end() {
        gateway.close();
        topics.close();
    }

    @Test
    void whereOnlyTheNewestCountsItGetsTheNewestAndOthersGetAll() {
        try (TestStream.WebSocket slow = TestStream.webSocket(gateway.port(), key, SMALL);
                TestStream other =
                        TestStream.open(Framing.WEB_SOCKET, gateway.port(), key, List.of("quotes:A,B"), null)) {
            slow.subscribe(1, List.of("quotes:A,B"), null);
            slow.next("snapshot");
            other.next("snapshot");
            AtomicInteger newest = follow(other);
            play("quotes");
            await().until(() -> newest.get() == ENOUGH - 1);

            int got = 0;
            JsonNode event = slow.next("event");
            for (; event.at("/data/n").asInt() < ENOUGH - 1; event = slow.next("event")) {
                got++;
            }
            assertThat(got).isLessThan(ENOUGH);
            assertThat(slow.next("event,heartbeat").path("type").asString()).isIn("event", "heartbeat");
        }
    }

    @Test
    void whereEveryEventCountsItIsToldThatItIsSlowAndCanComeBack() {
        String cursor;
        int last = -1;
        try (TestStream.WebSocket slow = TestStream.webSocket(gateway.port(), key, SMALL);
                TestStream other =
                        TestStream.open(Framing.WEB_SOCKET, gateway.port(), key, List.of("trades:A"), null)) {
            slow.subscribe(1, List.of("trades:A"), null);
            slow.next("snapshot");
            other.next("snapshot");
            AtomicInteger newest = follow(other);
            play("trades");
            await().atMost(Duration.ofSeconds(20)).until(() -> newest.get() == ENOUGH - 1);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> gateway.bean(MeterRegistry.class)
                                    .get("candela.gateway.streams.ended")
                                    .tag("reason", "slow")
                                    .counter()
                                    .count()
                            == 1);
            for (JsonNode message = slow.next("event,goodbye");
                    message.path("type").asString().equals("event");
                    message = slow.next("event,goodbye")) {
                assertThat(message.at("/data/n").asInt()).isEqualTo(last + 1);
                last++;
            }
            assertThat(slow.rest()).isEmpty();
            assertThat(slow.closed).isEqualTo(1008);
            cursor = slow.cursor;
        }
        assertThat(last).isLessThan(ENOUGH - 1);
        try (TestStream back = TestStream.open(Framing.WEB_SOCKET, gateway.port(), key, List.of("trades:A"), cursor)) {
            for (int n = last + 1; n < ENOUGH; n++) {
                assertThat(back.next("event").at("/data/n").asInt()).isEqualTo(n);
            }
        }
    }

    private static void play(String channel) {
        for (int n = 0; n < ENOUGH; n += 500) {
            int from = n;
            topics.commit(() -> {
                for (int i = from; i < from + 500; i++) {
                    topics.send(channel, "A", "{\"n\":%d,\"filler\":\"%s\"}".formatted(i, FILLER));
                }
            });
        }
    }

    /** The number of the newest event that {@code stream} has got, while it lasts. */
    private static AtomicInteger follow(TestStream stream) {
        AtomicInteger newest = new AtomicInteger();
        Thread.ofVirtual()
                .start(() -> stream.forEach(
                        message -> newest.set(message.at("/data/n").asInt(newest.get()))));
        return newest;
    }
}
