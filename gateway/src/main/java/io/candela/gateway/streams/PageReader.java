package io.candela.gateway.streams;

import io.candela.gateway.streams.Backlog.Fetch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads pieces of topics from Kafka, with as many consumers as read at the same time. They are kept for the next time. */
final class PageReader implements Function<Fetch, Page>, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Frames frames;
    private final StreamMetrics metrics;
    private final Queue<Consumer<String, byte[]>> idle = new ConcurrentLinkedQueue<>();

    PageReader(Supplier<Consumer<String, byte[]>> consumers, Frames frames, StreamMetrics metrics) {
        this.consumers = consumers;
        this.frames = frames;
        this.metrics = metrics;
    }

    @Override
    public Page apply(Fetch fetch) {
        return metrics.reading(() -> {
            Consumer<String, byte[]> known = idle.poll();
            Consumer<String, byte[]> consumer = known == null ? consumers.get() : known;
            try {
                Page page = read(consumer, fetch);
                idle.add(consumer);
                return page;
            } catch (KafkaException failure) {
                consumer.close();
                throw failure;
            }
        });
    }

    private Page read(Consumer<String, byte[]> consumer, Fetch fetch) {
        TopicPartition partition = new TopicPartition(fetch.channel().topic(), fetch.partition());
        consumer.assign(List.of(partition));
        long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long from = Math.max(fetch.from(), first);
        consumer.seek(partition, from);
        List<Frame> found = new ArrayList<>();
        long start = System.nanoTime();
        while (consumer.position(partition) < fetch.to()) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                Frame frame = record.offset() < fetch.to() ? frames.of(fetch.channel(), record) : null;
                if (frame != null) {
                    found.add(frame);
                }
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new TimeoutException("Kafka did not answer in time");
            }
        }
        // Where everything asked for is gone, what is left begins after it.
        return new Page(from, Math.max(from, fetch.to()), found);
    }

    @Override
    public void close() {
        for (Consumer<String, byte[]> consumer = idle.poll(); consumer != null; consumer = idle.poll()) {
            consumer.close();
        }
    }
}
