package io.candela.signals.following;

import io.candela.contracts.Topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Hands every event of a whole topic to a memory, and tells the readiness probe once it has read what was there at the
 * start. It belongs to no group, since each replica keeps everything. While Kafka is away, what has been read stays;
 * afterwards it begins anew, so the memory must take an event twice.
 */
public final class TopicReader implements SmartLifecycle, HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final ConsumerFactory<String, Object> consumers;
    private final Topic topic;
    private final java.util.function.Consumer<ConsumerRecord<String, Object>> memory;
    private final ScheduledExecutorService thread;
    private volatile boolean running;
    private volatile boolean caughtUp;

    /** @param memory takes the records whose values are the topic's events */
    public TopicReader(
            ConsumerFactory<String, Object> consumers,
            Topic topic,
            java.util.function.Consumer<ConsumerRecord<String, Object>> memory) {
        this.consumers = consumers;
        this.topic = topic;
        this.memory = memory;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(topic.name() + "-reader").daemon().factory());
    }

    @Override
    public void start() {
        running = true;
        var _ = thread.scheduleWithFixedDelay(this::read, 0, BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        return (caughtUp ? Health.up() : Health.outOfService()).build();
    }

    private void read() {
        try (Consumer<String, Object> consumer = consumers.createConsumer(null, topic.name() + "-reader")) {
            List<TopicPartition> partitions = Partitions.of(topic, consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> goals = new HashMap<>(consumer.endOffsets(partitions));
            while (running && Partitions.of(topic, consumer).size() == partitions.size()) {
                consumer.poll(WAIT).forEach(record -> {
                    if (topic.event().isInstance(record.value())) {
                        memory.accept(record);
                    }
                });
                goals.entrySet().removeIf(goal -> consumer.position(goal.getKey()) >= goal.getValue());
                caughtUp |= goals.isEmpty() && !partitions.isEmpty();
            }
        } catch (RuntimeException failure) {
            log.atWarn()
                    .addKeyValue("topic", topic.name())
                    .setCause(failure)
                    .log("A topic cannot be read; what is known of it is served meanwhile");
        }
    }
}
