package io.candela.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.ApiKey;
import io.candela.gateway.Topic;
import io.candela.local.Infrastructure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is lost is said to be lost, and what there still is comes after that. */
@NullUnmarked
class GapTest {
    private static final String BROKERS = Infrastructure.kafka().bootstrapServers();

    private static TestTopics topics;
    private static TestGateway gateway;
    private static ApiKey key;

    @BeforeAll
    static void start() {
        topics = new TestTopics(BROKERS, "gap-test");
        gateway = TestGateway.start(BROKERS, topics.settings(20));
        key = gateway.key(new Topic(BROKERS), "stream", "market:read", "signals:read");
    }

    @AfterAll
    static void end() {
        gateway.close();
        topics.close();
    }

    @Test
    void aCursorFromBeforeWhatIsKeptGivesAGapAndThenTheRest() throws ExecutionException, InterruptedException {
        String old;
        try (TestStream stream = open("trades:A", null)) {
            stream.next("snapshot");
            topics.commit(() -> topics.publish("trades", "A", 0, 100));
            for (int n = 0; n < 100; n++) {
                assertThat(stream.next("event").at("/data/n").asInt()).isEqualTo(n);
            }
            old = stream.cursor;
            topics.commit(() -> topics.publish("trades", "A", 100, 200));
            stream.next("event");
        }
        int partition = partitionOf("trades");
        topics.admin()
                .deleteRecords(Map.of(
                        new TopicPartition(topics.topic("trades"), partition), RecordsToDelete.beforeOffset(150)))
                .all()
                .get();
        try (TestStream back = open("trades:A", old)) {
            JsonNode gap = back.next("gap,event");
            assertThat(gap.path("type").asString()).isEqualTo("gap");
            assertThat(gap.path("channel").asString()).isEqualTo("trades");
            assertThat(Instant.parse(gap.path("from").asString()))
                    .isBeforeOrEqualTo(Instant.parse(gap.path("to").asString()));
            int first = back.next("event").at("/data/n").asInt();
            assertThat(first).isGreaterThan(100);
            for (int n = first + 1; n < 200; n++) {
                assertThat(back.next("event").at("/data/n").asInt()).isEqualTo(n);
            }
            assertThat(back.next("event,heartbeat").path("type").asString()).isEqualTo("heartbeat");
        }
    }

    @Test
    void aTopicThatIsMadeAnewGivesAGapAndIsReadFromItsBeginning() {
        String old;
        try (TestStream stream = open("signals:A", null)) {
            stream.next("snapshot");
            topics.commit(() -> topics.publish("signals", "A", 0, 10));
            for (int n = 0; n < 10; n++) {
                stream.next("event");
            }
            old = stream.cursor;
            topics.delete("signals");
            topics.create("signals");
            assertThat(stream.next("gap").path("channel").asString()).isEqualTo("signals");
            topics.commit(() -> topics.publish("signals", "A", 100, 103));
            assertThat(stream.next("event").at("/data/n").asInt()).isEqualTo(100);
        }
        try (TestStream back = open("signals:A", old)) {
            assertThat(back.next("gap,event").path("type").asString()).isEqualTo("gap");
            for (int n = 100; n < 103; n++) {
                assertThat(back.next("event").at("/data/n").asInt()).isEqualTo(n);
            }
        }
    }

    private static int partitionOf(String channel) throws ExecutionException, InterruptedException {
        TopicPartition second = new TopicPartition(topics.topic(channel), 1);
        return topics.admin()
                                .listOffsets(Map.of(second, org.apache.kafka.clients.admin.OffsetSpec.latest()))
                                .all()
                                .get()
                                .get(second)
                                .offset()
                        > 0
                ? 1
                : 0;
    }

    private static TestStream open(String channel, String cursor) {
        return TestStream.open(Framing.WEB_SOCKET, gateway.port(), key, List.of(channel), cursor);
    }
}
