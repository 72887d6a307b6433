package io.candela.marketdata.feeds;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Shares the feeds out among replicas by Kafka's own group protocol: partition n of a topic that carries nothing is the
 * n-th feed by name, and whoever is assigned the partition runs the feed.
 */
final class FeedOwnership implements SmartLifecycle {
    static final String TOPIC = "market.feed-assignments.v1";

    private static final Logger log = LoggerFactory.getLogger(FeedOwnership.class);
    private static final String GROUP = "candela-feeds";
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final ConsumerFactory<String, Object> consumers;
    private final List<ExchangeFeed> feeds;
    private final Function<ExchangeFeed, Runnable> supervisor;
    private final Backoff backoff;
    private final Map<Integer, Thread> owned = new HashMap<>();
    private volatile boolean running;
    private Thread thread = new Thread();
    private volatile Runnable wakeup = () -> {};

    FeedOwnership(
            ConsumerFactory<String, Object> consumers,
            List<ExchangeFeed> feeds,
            Function<ExchangeFeed, Runnable> supervisor,
            Backoff backoff) {
        this.consumers = consumers;
        this.feeds =
                feeds.stream().sorted(Comparator.comparing(ExchangeFeed::name)).toList();
        this.supervisor = supervisor;
        this.backoff = backoff;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("feed-ownership").start(this::hold);
    }

    @Override
    public void stop() {
        running = false;
        wakeup.run();
        join(thread);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void hold() {
        int failures = 0;
        try {
            while (running) {
                try {
                    take();
                } catch (WakeupException | InterruptException stopped) {
                    return;
                } catch (KafkaException failure) {
                    log.atWarn().setCause(failure).log("Feeds cannot be shared out at the moment");
                    backoff.pause(++failures);
                }
            }
        } catch (InterruptedException stopped) {
            log.atDebug().log("Feeds are given up");
        }
    }

    private void take() {
        Properties quickly = new Properties();
        // A dead replica's feeds move when its session ends.
        quickly.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000");
        quickly.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "1500");
        // Feeds that stay where they are go on meanwhile.
        quickly.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        try (Consumer<String, Object> consumer = consumers.createConsumer(GROUP, "feeds", null, quickly)) {
            wakeup = consumer::wakeup;
            consumer.subscribe(List.of(TOPIC), new Assignment());
            while (running) {
                consumer.poll(WAIT);
            }
        } finally {
            List.copyOf(owned.keySet()).forEach(this::release);
        }
    }

    private void run(int partition) {
        if (partition < feeds.size()) {
            ExchangeFeed feed = feeds.get(partition);
            log.atInfo().addKeyValue("feed", feed.name()).log("A feed is run here");
            owned.put(partition, Thread.ofVirtual().name("feed-" + feed.name()).start(supervisor.apply(feed)));
        }
    }

    private void release(int partition) {
        Thread feed = owned.remove(partition);
        if (feed != null) {
            feed.interrupt();
            join(feed);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> run(partition.partition()));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> release(partition.partition()));
        }
    }
}
