package io.candela.marketdata.feeds;

import io.candela.contracts.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Whether those who make something of the trades topic have come to its end. */
@Component
class Backlog implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Backlog.class);
    private static final int PATIENCE_SECONDS = 5;

    private final Admin admin;
    private final List<TradesReader> readers;

    Backlog(KafkaAdmin kafka, List<TradesReader> readers) {
        this.admin = Admin.create(kafka.getConfigurationProperties());
        this.readers = readers;
    }

    @Override
    public void destroy() {
        admin.close(Duration.ZERO);
    }

    boolean isEmpty() {
        try {
            Map<TopicPartition, Long> ends = ends();
            for (TradesReader reader : readers) {
                if (!hasReadAll(reader.group(), ends)) {
                    return false;
                }
            }
            return true;
        } catch (ExecutionException | TimeoutException unknown) {
            log.atWarn().setCause(unknown).log("How far trades have been read cannot be told");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        Objects.requireNonNull(admin.describeTopics(Set.of(Topics.TRADES.name()))
                        .allTopicNames()
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .get(Topics.TRADES.name()))
                .partitions()
                .forEach(partition -> latest.put(
                        new TopicPartition(Topics.TRADES.name(), partition.partition()), OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest)
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    private boolean hasReadAll(String group, Map<TopicPartition, Long> ends)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = read.get(end.getKey());
            return offset != null && offset.offset() >= end.getValue();
        });
    }
}
