package io.candela.gateway.cache;

import io.candela.gateway.cache.CacheProperties.Eviction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the events after which answers are not used any more, from now on: what was before, no copy is older than. */
final class EvictionFeed implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(EvictionFeed.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Consumer<String, byte[]> consumer;
    private final Map<String, List<String>> pathsByTopic;
    private final Store store;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);

    EvictionFeed(Consumer<String, byte[]> consumer, List<Eviction> evictions, Store store, InstantSource clock) {
        this.consumer = consumer;
        this.pathsByTopic = evictions.stream()
                .collect(Collectors.toMap(
                        Eviction::topic,
                        Eviction::paths,
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void run() {
        try (consumer) {
            while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                follow();
            }
        } catch (WakeupException | InterruptException | InterruptedException closed) {
            // end() wakes the consumer up.
        }
    }

    /** Makes {@link #run} return. */
    void end() {
        closing.countDown();
        consumer.wakeup();
    }

    private void follow() {
        try {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!partitions.isEmpty() && closing.getCount() > 0) {
                consumer.poll(POLL).forEach(event -> evict(event.topic(), event.key(), clock.instant()));
            }
        } catch (WakeupException | InterruptException closed) {
            throw closed;
        } catch (KafkaException away) {
            // Copies live as long as their service said, as they would without events.
            log.atWarn().addKeyValue("reason", away.getMessage()).log("Evictions cannot be read");
        }
    }

    void evict(String topic, @Nullable String key, Instant now) {
        if (key != null) {
            String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
            for (String path : pathsByTopic.getOrDefault(topic, List.of())) {
                store.evict(path.replace("{key}", encoded), now);
            }
        }
    }

    // Topics are created by the services that publish them, which may start later: none before all are there.
    private List<TopicPartition> partitions() {
        if (pathsByTopic.keySet().stream()
                .anyMatch(topic -> consumer.partitionsFor(topic).isEmpty())) {
            return List.of();
        }
        return pathsByTopic.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }
}
