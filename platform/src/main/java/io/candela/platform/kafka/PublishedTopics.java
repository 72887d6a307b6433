package io.candela.platform.kafka;

import io.candela.contracts.Topics.Topic;
import java.util.List;

/**
 * The topics that a service publishes, and therefore creates. A service declares one bean of this type.
 *
 * @param topics without their dead-letter topics, which come by themselves
 */
public record PublishedTopics(List<Topic> topics) {
    public PublishedTopics {
        topics = List.copyOf(topics);
    }

    public PublishedTopics(Topic... topics) {
        this(List.of(topics));
    }
}
