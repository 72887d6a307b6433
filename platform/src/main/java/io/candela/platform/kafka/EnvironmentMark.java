package io.candela.platform.kafka;

import io.candela.contracts.Environment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.config.TopicBuilder;

/**
 * The environment that a Kafka cluster belongs to: the first record of a topic of its own, written by whichever service
 * comes first. A service of another environment refuses to start.
 */
final class EnvironmentMark {
    static final NewTopic TOPIC = TopicBuilder.name("platform.environment.v1")
            .partitions(1)
            .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
            .build();

    private static final TopicPartition PARTITION = new TopicPartition(TOPIC.name(), 0);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> consumer;
    private final Map<String, Object> producer;

    EnvironmentMark(Map<String, Object> consumer, Map<String, Object> producer) {
        this.consumer = consumer;
        this.producer = producer;
    }

    /** Marks an unmarked cluster with {@code environment}; throws if it is marked with another. */
    void claim(Environment environment) {
        String mark = read().orElseGet(() -> {
            write(environment);
            // Whoever wrote first has won, also against this service.
            return read().orElseThrow(
                            () -> new IllegalStateException("The environment mark was written but is not there"));
        });
        if (!mark.equals(environment.code())) {
            throw new IllegalStateException(
                    "This Kafka cluster holds data of the environment '%s', not '%s': give each environment a cluster of its own"
                            .formatted(mark, environment.code()));
        }
    }

    private Optional<String> read() {
        try (Consumer<String, String> reader =
                new KafkaConsumer<>(consumer, new StringDeserializer(), new StringDeserializer())) {
            reader.assign(List.of(PARTITION));
            reader.seekToBeginning(List.of(PARTITION));
            long end = reader.endOffsets(List.of(PARTITION), PATIENCE).getOrDefault(PARTITION, 0L);
            while (reader.position(PARTITION, PATIENCE) < end) {
                for (ConsumerRecord<String, String> mark : reader.poll(PATIENCE)) {
                    return Optional.of(mark.value());
                }
            }
            return Optional.empty();
        }
    }

    private void write(Environment environment) {
        try (Producer<String, String> writer =
                new KafkaProducer<>(producer, new StringSerializer(), new StringSerializer())) {
            writer.send(new ProducerRecord<>(TOPIC.name(), "environment", environment.code()))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while marking the cluster", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The cluster could not be marked", e);
        }
    }
}
