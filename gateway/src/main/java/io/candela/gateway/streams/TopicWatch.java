package io.candela.gateway.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks which topics there are, again and again. */
final class TopicWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicWatch.class);
    private static final long BETWEEN = Duration.ofSeconds(2).toNanos();

    private final Admin admin;
    private final List<String> names;
    private @Nullable Map<String, KafkaFuture<TopicDescription>> asked;
    private long askedAt;

    TopicWatch(Admin admin, List<String> names) {
        this.admin = admin;
        this.names = List.copyOf(names);
        this.askedAt = System.nanoTime() - BETWEEN;
    }

    /** Those of the topics that there are, if it was time to ask and the answer is there; it does not wait for it. */
    Optional<Map<String, Description>> look() {
        if (asked == null && System.nanoTime() - askedAt >= BETWEEN) {
            asked = ask();
        }
        if (asked == null || !asked.values().stream().allMatch(KafkaFuture::isDone)) {
            return Optional.empty();
        }
        return answer(asked);
    }

    /** Those of the topics that there are at this moment; nothing if Kafka does not answer. */
    Optional<Map<String, Description>> lookNow() {
        return answer(ask());
    }

    private Map<String, KafkaFuture<TopicDescription>> ask() {
        askedAt = System.nanoTime();
        return admin.describeTopics(names).topicNameValues();
    }

    private Optional<Map<String, Description>> answer(Map<String, KafkaFuture<TopicDescription>> answers) {
        asked = null;
        Map<String, Description> found = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
            try {
                found.put(answer.getKey(), Description.of(answer.getValue().get()));
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof UnknownTopicOrPartitionException)) {
                    log.atWarn()
                            .addKeyValue("reason", failure.getMessage())
                            .log("Kafka does not say which topics there are");
                    return Optional.empty();
                }
            }
        }
        return Optional.of(found);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    /**
     * A topic that there is.
     *
     * @param id a hash of its id, not 0
     */
    record Description(String topic, int id, int partitions) {
        private static Description of(TopicDescription description) {
            int hash = description.topicId().hashCode();
            return new Description(
                    description.name(),
                    hash == 0 ? 1 : hash,
                    description.partitions().size());
        }

        List<TopicPartition> all() {
            return IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
        }
    }
}
