package io.candela.signals.signals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.candela.contracts.RecordHeaders;
import io.candela.contracts.Signal;
import io.candela.contracts.Topics;
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
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Fills {@link Signals} from the whole topic, and tells the readiness probe once it has read what was there at the start.
 * It belongs to no group, since each replica keeps everything. While Kafka is away, what has been read stays.
 */
final class SignalsReader implements SmartLifecycle, HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(SignalsReader.class);
    private static final String TOPIC = Topics.SIGNALS.name();
    private static final Duration WAIT = Duration.ofMillis(250);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final ConsumerFactory<String, Object> consumers;
    private final Signals signals;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("signals-reader").daemon().factory());
    private volatile boolean running;
    private volatile boolean caughtUp;

    SignalsReader(ConsumerFactory<String, Object> consumers, Signals signals) {
        this.consumers = consumers;
        this.signals = signals;
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
        try (Consumer<String, Object> consumer = consumers.createConsumer(null, "reader")) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> goals = new HashMap<>(consumer.endOffsets(partitions));
            // Whatever is read twice, after a failure or because the topic got more partitions, is known by its id and
            // revision.
            while (running && partitions(consumer).size() == partitions.size()) {
                consumer.poll(WAIT).forEach(this::take);
                goals.entrySet().removeIf(goal -> consumer.position(goal.getKey()) >= goal.getValue());
                caughtUp |= goals.isEmpty() && !partitions.isEmpty();
            }
        } catch (RuntimeException failure) {
            log.atWarn().setCause(failure).log("Signals cannot be read; those that are known are served meanwhile");
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, Object> consumer) {
        return consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
    }

    private void take(ConsumerRecord<String, Object> record) {
        if (record.value() instanceof Signal signal) {
            Header cause = record.headers().lastHeader(RecordHeaders.CAUSE);
            signals.add(signal, cause == null ? null : new String(cause.value(), UTF_8));
        }
    }
}
