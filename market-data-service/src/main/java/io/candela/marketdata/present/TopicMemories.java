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
 * keeps everything. The start waits, before requests are let in, until what was there has been read.
 */
@Component
final class TopicMemories implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TopicMemories.class);
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConsumerFactory<String, Object> consumers;
    private final Map<String, List<TopicMemory>> memories;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
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
        try (Consumer<String, Object> consumer = consumers.createConsumer("topic-memories", null)) {
            wakeup = consumer::wakeup;
            Map<TopicPartition, Long> goals = assign(consumer);
            while (running) {
                take(consumer.poll(WAIT));
                goals.entrySet().removeIf(goal -> consumer.position(goal.getKey()) >= goal.getValue());
                if (goals.isEmpty()) {
                    caughtUp.countDown();
                }
            }
        } catch (WakeupException stopped) {
            log.atDebug().log("The present is read no more");
        }
    }

    /** Assigns every partition from where the memories of its topic want it; the answer is the ends that are to be reached. */
    private Map<TopicPartition, Long> assign(Consumer<String, Object> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : memories.keySet()) {
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        memories.forEach((topic, those) -> {
            long wanted = those.stream().mapToLong(TopicMemory::tail).max().orElse(0);
            boolean complete = true;
            for (TopicPartition partition : partitions) {
                if (partition.topic().equals(topic)) {
                    long beginning = first.getOrDefault(partition, 0L);
                    long tail = ends.getOrDefault(partition, 0L) - wanted;
                    consumer.seek(partition, Math.max(beginning, tail));
                    complete &= beginning == 0 && tail <= 0;
                }
            }
            for (TopicMemory memory : those) {
                memory.begin(complete);
            }
        });
        return ends;
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
