package io.candela.auth;

import io.candela.contracts.Credential;
import io.candela.contracts.Plan;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import io.candela.platform.kafka.RecordDeserializer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, as a gateway does: what is not committed is not seen. */
public final class TopicReader implements AutoCloseable {
    private final KafkaConsumer<String, Object> consumer;
    private final List<ConsumerRecord<String, Object>> seen = new ArrayList<>();

    public TopicReader(String bootstrapServers, Topic topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new RecordDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public static TopicReader credentials(String bootstrapServers) {
        return new TopicReader(bootstrapServers, Topics.CREDENTIALS);
    }

    /** All records so far; waits a little for more. */
    public List<ConsumerRecord<String, Object>> poll() {
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        return List.copyOf(seen);
    }

    /** What was said of a key so far, the newest last; waits a little for more. */
    public List<Credential> of(String id) {
        return poll().stream()
                .filter(record -> record.key().equals(id))
                .map(record -> (Credential) record.value())
                .toList();
    }

    /** How long the newest that was seen of a key took from the database to the broker, by their clocks. */
    public Duration delayOf(String id) {
        ConsumerRecord<String, Object> newest =
                seen.stream().filter(record -> record.key().equals(id)).toList().getLast();
        return Duration.between(((Credential) newest.value()).updatedAt(), Instant.ofEpochMilli(newest.timestamp()));
    }

    /** All plans that were told of so far; waits a little for more. */
    public List<Plan> plans() {
        return poll().stream().map(record -> (Plan) record.value()).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
