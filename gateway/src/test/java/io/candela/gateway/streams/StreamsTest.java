package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.ApiKey;
import io.candela.gateway.Topic;
import io.candela.local.Infrastructure;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Streams as clients meet them, over real sockets and from a real broker. */
@NullUnmarked
class StreamsTest {
    private static final String BROKERS = Infrastructure.kafka().bootstrapServers();

    private static Topic credentials;
    private static TestTopics topics;
    private static TestGateway gateway;
    private static ApiKey key;

    @BeforeAll
    static void start() {
        credentials = new Topic(BROKERS);
        topics = new TestTopics(BROKERS, "streams-test");
        gateway = TestGateway.start(BROKERS, topics.settings(1000));
        key = gateway.key(credentials, "stream", "market:read");
    }

    @AfterAll
    static void end() {
        gateway.close();
        topics.close();
    }

    @ParameterizedTest
    @EnumSource
    void aClientGetsAnAcknowledgementASnapshotAndThenEvents(Framing framing) {
        topics.commit(() -> topics.publish("prices", "A-" + framing, 0, 3));
        try (TestStream stream = open(framing, "prices:A-" + framing)) {
            JsonNode ack = stream.next("ack");
            assertThat(ack.path("op").asString()).isEqualTo("subscribe");
            assertThat(ack.path("channels").toString()).isEqualTo("[\"prices:A-" + framing + "\"]");
            JsonNode snapshot = stream.next();
            assertThat(snapshot.path("type").asString()).isEqualTo("snapshot");
            topics.commit(() -> {
                topics.publish("prices", "B-" + framing, 0, 3);
                topics.publish("prices", "A-" + framing, 3, 4);
            });
            JsonNode event = stream.next("event");
            assertThat(event.path("channel").asString()).isEqualTo("prices");
            assertThat(event.path("instrument").asString()).isEqualTo("A-" + framing);
            assertThat(event.path("data").toString()).isEqualTo("{\"instrument\":\"A-" + framing + "\",\"n\":3}");
            JsonNode heartbeat = stream.next("heartbeat");
            assertThat(heartbeat.path("counter").asInt()).isEqualTo(1);
        }
    }

    private static TestStream open(Framing framing, String... channels) {
        return TestStream.open(framing, gateway.port(), key, List.of(channels), null);
    }
}
