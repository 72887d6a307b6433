package io.candela.signals.following;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads topics for one {@link Follower}. Whoever commits first is the one that writes: a replica that finds the
 * database ahead of what it has read stands by for a while, then tries again from where the database is. A failure of
 * Kafka or of the database ends an attempt; the next one begins from the positions in the database.
 */
final class Following implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Following.class);
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);

    private final Follower follower;
    private final ConsumerFactory<String, Object> consumers;
    private final Positions positions;
    private final TransactionTemplate transaction;
    private final ScheduledExecutorService thread;
    private volatile boolean running;
    /** Whether the last attempt failed; said once, for it may be so for hours. */
    private boolean waiting;

    Following(
            Follower follower,
            ConsumerFactory<String, Object> consumers,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.follower = follower;
        this.consumers = consumers;
        this.positions = new Positions(jdbc, follower.name());
        this.transaction = transaction;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(follower.name() + "-follower").daemon().factory());
    }

    @Override
    public void start() {
        running = true;
        var _ = thread.scheduleWithFixedDelay(this::attempt, 0, BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
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

    private void attempt() {
        try (Consumer<String, Object> consumer = consumers.createConsumer(null, follower.name() + "-follower")) {
            follow(consumer);
        } catch (RuntimeException failure) {
            if (!waiting) {
                log.atWarn()
                        .addKeyValue("follower", follower.name())
                        .addKeyValue("reason", failure.getMessage())
                        .log("Events wait in their topics, since they cannot be put into the database");
            }
            waiting = true;
        }
    }

    private void follow(Consumer<String, Object> consumer) {
        List<TopicPartition> partitions = partitions(consumer);
        Map<TopicPartition, Long> stored = positions.stored();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions.stream()
                .filter(partition -> !stored.containsKey(partition))
                .toList());
        stored.forEach((partition, next) -> {
            if (partitions.contains(partition)) {
                consumer.seek(partition, next);
            }
        });
        Map<TopicPartition, Long> known = stored;
        while (running && partitions(consumer).size() == partitions.size()) {
            List<Object> events = wanted(consumer.poll(WAIT));
            if (!events.isEmpty()) {
                Map<TopicPartition, Long> reached = new HashMap<>(known);
                partitions.forEach(partition -> reached.put(partition, consumer.position(partition)));
                if (!put(events, known, reached)) {
                    return;
                }
                known = reached;
                waiting = false;
            }
        }
    }

    /** Nothing is put where another replica is about to, or has been since {@code known} was so. */
    private boolean put(List<Object> events, Map<TopicPartition, Long> known, Map<TopicPartition, Long> reached) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!positions.lock() || !positions.stored().equals(known)) {
                return false;
            }
            follower.take(events);
            positions.store(reached);
            return true;
        }));
    }

    // A value that cannot be read is null here, and among the dead letters of whoever must not miss it.
    private List<Object> wanted(ConsumerRecords<String, Object> records) {
        return StreamSupport.stream(records.spliterator(), false)
                .map(ConsumerRecord::value)
                .filter(Objects::nonNull)
                .filter(follower::wants)
                .toList();
    }

    private List<TopicPartition> partitions(Consumer<String, Object> consumer) {
        return follower.topics().stream()
                .flatMap(topic -> Partitions.of(topic, consumer).stream())
                .toList();
    }
}
