package io.candela.signals.following;

import io.candela.contracts.Topics.Topic;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The partitions that a topic has now. */
final class Partitions {
    private Partitions() {}

    static List<TopicPartition> of(Topic topic, Consumer<?, ?> consumer) {
        return consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }
}
