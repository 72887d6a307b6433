package io.candela.bench.market;

import io.candela.contracts.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The topics of a broker, as the services would make them, and how far they are. */
final class MarketTopics implements AutoCloseable {
    private static final int PARTITIONS = 2;

    private final Admin admin;

    MarketTopics(String brokers) throws ExecutionException, InterruptedException {
        admin = Admin.create(Map.of("bootstrap.servers", brokers));
        admin.createTopics(Topics.all().stream().map(MarketTopics::made).toList())
                .all()
                .get();
    }

    private static NewTopic made(Topics.Topic topic) {
        return new NewTopic(topic.name(), PARTITIONS, (short) 1)
                .configs(Map.of(
                        "cleanup.policy",
                        topic.compacted() ? "compact" : "delete",
                        "message.timestamp.type",
                        "LogAppendTime"));
    }

    /** How many records there are in a topic. */
    long end(Topics.Topic topic) throws ExecutionException, InterruptedException {
        TopicPartition[] partitions = {new TopicPartition(topic.name(), 0), new TopicPartition(topic.name(), 1)};
        long end = 0;
        for (TopicPartition partition : partitions) {
            end += admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
        return end;
    }

    /** How many records of a topic a group has done with. */
    long committed(String group, Topics.Topic topic) throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic.name()) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }
}
