package io.candela.platform.kafka;

import io.candela.contracts.Topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.config.TopicBuilder;

/** Turns the topics that a service publishes into what the broker is asked to create. */
final class TopicPlan {
    private final CandelaKafkaProperties properties;

    TopicPlan(CandelaKafkaProperties properties) {
        this.properties = properties;
    }

    List<NewTopic> of(List<Topic> topics) {
        return topics.stream()
                .flatMap(topic -> Stream.of(
                        topic(topic.name(), topic.retention()),
                        topic(topic.deadLetters(), properties.deadLetterRetention())))
                .toList();
    }

    // Retention counts from arrival: a tape of 2013 would be deleted at once if it counted from event time.
    private NewTopic topic(String name, @Nullable Duration retention) {
        TopicBuilder builder = TopicBuilder.name(name)
                .partitions(properties.partitions())
                .replicas(properties.replication())
                .config(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        return retention == null
                ? builder.compact().build()
                : builder.config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()))
                        .build();
    }
}
