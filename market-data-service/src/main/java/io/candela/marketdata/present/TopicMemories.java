package io.candela.marketdata.present;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the topics behind all {@link TopicMemory memories} with one consumer that belongs to no group, since each replica
 * keeps everything. The start waits, before requests are let in, until what was there has been read. Whatever interrupts the
 * reading, it goes on where it was: what is not told to a memory now is told later.
 */
@Component
final class TopicMemories implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopicMemories.class);
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ConsumerFactory<String, Object> consumers;
    private final Map<String, List<TopicMemory>> memories;
    /** Where to read on, and how far what was there at the start goes; the reader's own. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private final Map<TopicPartition, Long> goals = new HashMap<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;
    private volatile Runnable wakeup = () -> {};

    TopicMemories(ConsumerFactory<String, Object> consumers, List<TopicMemory> memories) {
        this.consumers = consumers;
        this.memories =
                memories.stream().collect(groupingBy(memory -> memory.topic().name()));
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("topic-memories").start(this::read);
        try {
            if (!caughtUp.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                log.atWarn().log("The present has not been read in time; requests are answered from what there is");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        wakeup.run();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    private void read() {
        while (running) {
            try (Consumer<String, Object> consumer = consumers.createConsumer("topic-memories", null)) {
                wakeup = consumer::wakeup;
                follow(consumer);
            } catch (WakeupException wakened) {
                log.atDebug().log("The present is read no more");
            } catch (RuntimeException e) {
                log.atError().setCause(e).log("The present could not be read; it is read on in a moment");
                pause();
            }
        }
    }

    private void pause() {
        try {
            var _ = stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Consumer<String, Object> consumer) {
        if (positions.isEmpty()) {
            begin(consumer);
        }
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
        while (running) {
            ConsumerRecords<String, Object> records = consumer.poll(WAIT);
            take(records);
            records.nextOffsets().forEach((partition, next) -> positions.put(partition, next.offset()));
            goals.entrySet().removeIf(goal -> consumer.position(goal.getKey()) >= goal.getValue());
            if (goals.isEmpty()) {
                caughtUp.countDown();
            }
        }
    }

    /** Finds where the memories of each topic want it read from, and the ends that are to be reached. */
    private void begin(Consumer<String, Object> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : memories.keySet()) {
            List<PartitionInfo> those = consumer.partitionsFor(topic);
            if (those.isEmpty()) {
                throw new IllegalStateException("There is no topic " + topic);
            }
            those.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        goals.putAll(consumer.endOffsets(partitions));
        memories.forEach((topic, those) -> {
            long wanted = those.stream().mapToLong(TopicMemory::tail).max().orElse(0);
            boolean complete = true;
            for (TopicPartition partition : partitions) {
                if (partition.topic().equals(topic)) {
                    long beginning = first.getOrDefault(partition, 0L);
                    long tail = goals.getOrDefault(partition, 0L) - wanted;
                    positions.put(partition, Math.max(beginning, tail));
                    complete &= beginning == 0 && tail <= 0;
                }
            }
            for (TopicMemory memory : those) {
                memory.begin(complete);
            }
        });
    }

    private void take(ConsumerRecords<String, Object> records) {
        for (ConsumerRecord<String, Object> record : records) {
            // A value that cannot be read is null here; whoever must not miss it has it among the dead letters.
            if (record.value() != null) {
                memories.getOrDefault(record.topic(), List.of()).forEach(memory -> memory.take(record.value()));
            }
        }
    }
}
