package io.candela.marketdata.kills;

import io.candela.contracts.Topics;
import io.candela.platform.kafka.RecordDeserializer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all trades, candles and prices as soon as they are committed. */
final class Tap implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(100);

    private final List<Read> reads = new ArrayList<>();
    private final KafkaConsumer<String, Object> consumer;
    private final Thread thread;

    Tap(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new RecordDeserializer());
        consumer.assign(Stream.of(Topics.TRADES, Topics.CANDLES, Topics.PRICES)
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
        thread = Thread.ofPlatform().name("tap").start(this::read);
    }

    /** An event, and when it could be read. */
    private record Read(Object event, Instant at) {}

    /** What has been read so far, in the order of the topic. */
    synchronized <T> List<T> all(Class<T> type) {
        return reads.stream()
                .map(Read::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** When the first of these events could be read. */
    synchronized <T> Optional<Instant> firstRead(Class<T> type, Predicate<T> wanted) {
        return reads.stream()
                .filter(read -> type.isInstance(read.event) && wanted.test(type.cast(read.event)))
                .map(Read::at)
                .findFirst();
    }

    private void read() {
        try {
            while (true) {
                take(consumer.poll(WAIT));
            }
        } catch (WakeupException closed) {
            consumer.close();
        }
    }

    private synchronized void take(Iterable<? extends ConsumerRecord<?, Object>> records) {
        Instant now = Instant.now();
        records.forEach(record -> reads.add(new Read(record.value(), now)));
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
