package io.candela.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Topics;
import io.candela.contracts.Usage;
import io.candela.gateway.Link;
import io.candela.local.Infrastructure;
import io.candela.platform.kafka.RecordDeserializer;
import io.candela.platform.kafka.RecordSerializer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What gateways tell a real broker, and what that keeps when the connection to it breaks. */
class UsageTest {
    private static final String BROKERS = Infrastructure.kafka().bootstrapServers();

    private final String gateway = "gw_" + UUID.randomUUID();
    private final Ledger ledger = new Ledger(1000);

    @BeforeAll
    static void createTopic() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKERS))) {
            admin.createTopics(List.of(new NewTopic(Topics.USAGE.name(), 2, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
        }
    }

    @Test
    void whatIsCountedArrivesOnceAndInOrder() {
        ReporterRunner runner = runner(BROKERS);
        runner.start();
        for (int i = 0; i < 3000; i++) {
            count(i);
        }
        runner.stop();
        List<Usage> arrived = arrived();
        assertThat(requests(arrived)).isEqualTo(3000);
        assertThat(arrived).extracting(Usage::sequence).doesNotHaveDuplicates();
    }

    @Test
    void anEndWaitsUntilEverythingHasArrived() {
        ReporterRunner runner = runner(BROKERS, new UsageProperties(Duration.ofHours(1), 1000, Duration.ofSeconds(30)));
        runner.start();
        count(1);
        runner.stop();
        assertThat(requests(arrived())).isEqualTo(1);
    }

    @Test
    void whileKafkaIsAwayUsageWaitsAndThenNoneOfItIsMissing() {
        String[] broker = BROKERS.split(":");
        Link link = new Link(broker[0], Integer.parseInt(broker[1]));
        // A broker tells clients where it is, so only what comes before that goes through the link.
        link.cut();
        ReporterRunner runner = runner("127.0.0.1:" + link.port());
        runner.start();
        for (int i = 0; i < 500; i++) {
            count(i);
        }
        assertThat(arrived()).isEmpty();
        link.restore();
        await().atMost(Duration.ofMinutes(1)).until(() -> requests(arrived()) == 500);
        runner.stop();
        assertThat(requests(arrived())).isEqualTo(500);
        link.cut();
    }

    private void count(int number) {
        ledger.count(new Line("key_" + number % 7, "acct_1", "/v1/fruit", 200, null, 498_000), 1);
    }

    private ReporterRunner runner(String brokers) {
        return runner(brokers, new UsageProperties(Duration.ofMillis(20), 1000, Duration.ofSeconds(30)));
    }

    private ReporterRunner runner(String brokers, UsageProperties properties) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", brokers);
        settings.put("key.serializer", StringSerializer.class);
        settings.put("value.serializer", RecordSerializer.class);
        Delivery delivery = new KafkaDelivery(settings, gateway);
        return new ReporterRunner(
                new Reporter(ledger, gateway, delivery, InstantSource.system()), delivery, properties);
    }

    private static long requests(List<Usage> arrived) {
        return arrived.stream().mapToLong(Usage::requests).sum();
    }

    private List<Usage> arrived() {
        List<Usage> arrived = new ArrayList<>();
        try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", BROKERS, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                new StringDeserializer(),
                new RecordDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.USAGE.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<Integer, Long> last = new HashMap<>();
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                for (ConsumerRecord<String, Object> record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.value() instanceof Usage usage && gateway.equals(usage.gateway())) {
                        long number = Objects.requireNonNull(usage.sequence());
                        assertThat(number).isGreaterThan(last.getOrDefault(record.partition(), 0L));
                        last.put(record.partition(), number);
                        arrived.add(usage);
                    }
                }
            }
        }
        return arrived;
    }
}
