package io.candela.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Environment;
import io.candela.contracts.Plan;
import io.candela.contracts.RecordHeaders;
import io.candela.contracts.Topics;
import io.candela.local.Infrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Records on a real broker, as a service gets them without a line of its own. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"spring.application.name=sample-service", "management.server.port=0"})
class RecordsTest {
    private static final Plan FREE = new Plan("free", 60, 60, 10_000, 2, 30, 1);

    @Autowired
    private KafkaTemplate<String, Object> template;

    @Autowired
    private Sample sample;

    @Autowired
    private ConsumerFactory<?, ?> consumers;

    @Autowired
    private ProducerFactory<?, ?> producers;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry registry) {
        registry.add(
                "spring.kafka.bootstrap-servers", () -> Infrastructure.kafka().bootstrapServers());
    }

    @Test
    void whatCannotBeProcessedBecomesADeadLetterWithItsReasonAndTheRestGoesOn() throws Exception {
        template.send(Topics.PLANS.name(), "free", "{not json".getBytes(StandardCharsets.UTF_8))
                .get();
        template.send(Topics.PLANS.name(), "poison", new Plan("poison", 1, 1, 1, 1, 1, 1))
                .get();
        template.send(Topics.PLANS.name(), "free", FREE).get();

        await().untilAsserted(() -> assertThat(sample.seen).contains(FREE));
        await().untilAsserted(() -> assertThat(read(Topics.PLANS.deadLetters()))
                .hasSize(2)
                .anySatisfy(letter -> {
                    assertThat(new String(letter.value(), StandardCharsets.UTF_8))
                            .isEqualTo("{not json");
                    assertThat(header(letter, RecordHeaders.REASON)).contains("Not a Plan");
                })
                .anySatisfy(letter ->
                        assertThat(header(letter, RecordHeaders.REASON)).contains("cannot be digested")));
    }

    @Test
    void aRecordSaysWhatItIs() throws Exception {
        template.send(Topics.USAGE.name(), "pro", FREE).get();
        await().untilAsserted(() -> assertThat(read(Topics.USAGE.name())).anySatisfy(record -> {
            assertThat(header(record, RecordHeaders.CONTENT_TYPE)).isEqualTo("application/json");
            assertThat(header(record, RecordHeaders.SCHEMA)).isEqualTo("1");
        }));
    }

    @Test
    void topicsAreMadeAsTheContractsSay() throws Exception {
        assertThat(settings(Topics.PLANS.name()))
                .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "compact")
                .containsEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        assertThat(settings(Topics.USAGE.name()))
                .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "delete")
                .containsEntry(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(Duration.ofDays(7).toMillis()));
    }

    @Test
    void aClusterThatBelongsToAnotherEnvironmentIsRefused() {
        EnvironmentMark mark =
                new EnvironmentMark(consumers.getConfigurationProperties(), producers.getConfigurationProperties());
        mark.claim(Environment.REPLAY);
        assertThatIllegalStateException()
                .isThrownBy(() -> mark.claim(Environment.LIVE))
                .withMessageContaining("'replay', not 'live'");
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<String, byte[]>> read(String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", Infrastructure.kafka().bootstrapServers(), "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, byte[]>> records = new java.util.ArrayList<>();
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static Map<String, String> settings(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                Infrastructure.kafka().bootstrapServers()))) {
            return admin.describeConfigs(List.of(resource)).all().get().values().stream()
                    .flatMap(config -> config.entries().stream())
                    .collect(java.util.stream.Collectors.toMap(
                            entry -> entry.name(), entry -> String.valueOf(entry.value())));
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class SampleService {
        @Bean
        PublishedTopics topics() {
            return new PublishedTopics(Topics.PLANS, Topics.USAGE);
        }

        @Bean
        Sample sample() {
            return new Sample();
        }
    }

    static class Sample {
        private final Queue<Plan> seen = new ConcurrentLinkedQueue<>();

        @KafkaListener(topics = "auth.plans.v1", groupId = "sample")
        void on(Plan plan) {
            if (plan.id().equals("poison")) {
                throw new IllegalArgumentException("cannot be digested");
            }
            seen.add(plan);
        }
    }
}
