package io.candela.marketdata.feeds;

import io.candela.contracts.Topics;
import io.candela.marketdata.feeds.TopicEnds.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/** Reads the trades topic from behind, in windows that grow until the feed's newest tick is in them. */
final class TopicEndReader {
    private static final long FIRST_WINDOW = 1_000;
    private static final int GROWTH = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConsumerFactory<String, Object> consumers;

    TopicEndReader(ConsumerFactory<String, Object> consumers) {
        this.consumers = consumers;
    }

    TopicEnds read(ExchangeFeed feed) {
        try (Consumer<String, Object> consumer = consumers.createConsumer("topic-ends", null)) {
            List<End> ends = new ArrayList<>();
            int partitions = consumer.partitionsFor(Topics.TRADES.name()).size();
            for (int partition = 0; partition < partitions; partition++) {
                ends.add(end(consumer, new TopicPartition(Topics.TRADES.name(), partition), feed));
            }
            return new TopicEnds(ends);
        }
    }

    private static End end(Consumer<String, Object> consumer, TopicPartition partition, ExchangeFeed feed) {
        List<TopicPartition> only = List.of(partition);
        consumer.assign(only);
        long beginning = consumer.beginningOffsets(only).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(only).getOrDefault(partition, 0L);
        for (long window = FIRST_WINDOW; ; window *= GROWTH) {
            long start = Math.max(beginning, end - window);
            End found = new End(feed.name(), feed.venue());
            consumer.seek(partition, start);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, Object> record : consumer.poll(PATIENCE)) {
                    if (record.value() != null) {
                        found.add(record.value());
                    }
                }
            }
            if (found.known() || start == beginning) {
                return found;
            }
        }
    }
}
