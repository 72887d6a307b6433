package io.candela.bench.signals;

import io.candela.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Sees each signal once it is committed, from now on. */
final class SignalTap implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;

    SignalTap(String brokers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        5000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.SIGNALS.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // where the end is, is only looked up when it is needed
    }

    /** Those that have come since, as they are; after a while without any, none. */
    List<byte[]> next() {
        List<byte[]> signals = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(PAUSE)) {
            signals.add(record.value());
        }
        return signals;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
