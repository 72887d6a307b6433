package io.candela.marketdata.feeds;

import io.candela.contracts.CoverageGap;
import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Topics;
import io.candela.marketdata.instruments.Instruments;
import io.candela.platform.telemetry.RecordTracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** Puts a supervisor around every feed and shares the feeds out among replicas. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {
    @Bean
    NewTopic feedAssignments(List<ExchangeFeed> feeds) {
        return TopicBuilder.name(FeedOwnership.TOPIC)
                .partitions(Math.max(1, feeds.size()))
                .replicas(1)
                .build();
    }

    @Bean
    FeedOwnership feedOwnership(
            Environment environment,
            List<ExchangeFeed> feeds,
            Instruments instruments,
            FeedProperties properties,
            ConsumerFactory<String, Object> consumers,
            ProducerFactory<?, ?> producers,
            KafkaTemplate<String, Object> kafka,
            FeedStatuses statuses,
            KnownTrades known,
            RecordTracing tracing,
            MeterRegistry meters,
            InstantSource wallClock) {
        Set<Instrument> wanted = instruments.ids();
        StatusReport.Rules rules = new StatusReport.Rules(properties.statusEvery(), properties.silentAfter());
        TopicEndReader reader = new TopicEndReader(consumers);
        FeedMetrics metrics = new FeedMetrics(meters);
        Backoff backoff = new Backoff(properties.firstPause(), properties.longestPause(), new SecureRandom());
        return new FeedOwnership(
                consumers,
                feeds,
                feed -> {
                    Supplier<TradesTopic> topic = () -> new TradesTopic(
                            environment,
                            feed.name(),
                            producer(producers.getConfigurationProperties()),
                            () -> reader.read(feed),
                            new TradeGate(wanted, properties.lead()),
                            metrics,
                            new TradeSampling(tracing, properties.traceOneIn()));
                    StatusReport report = new StatusReport(environment, feed, wallClock, rules, status -> {
                        CompletableFuture<?> _ =
                                kafka.send(Topics.FEEDS.name(), status.venue().id(), status);
                    });
                    Optional<Instant> heardAt = statuses.heardAt(feed.name());
                    heardAt.ifPresent(report::heardBefore);
                    Lookout lookout =
                            new Lookout(environment, feed, properties.silentAfter(), ledger(environment, kafka));
                    heardAt.ifPresent(time ->
                            lookout.heardBefore(time, known.of(feed.venue()).keySet()));
                    FeedSupervisor.Watching watching = new FeedSupervisor.Watching(report, lookout, known, wallClock);
                    Runnable supervisor = new FeedSupervisor(feed, wanted, topic, watching, backoff, metrics);
                    return feed.books()
                            .<Runnable>map(books -> new FeedWithBooks(
                                    feed.name(),
                                    supervisor,
                                    new BookSupervisor(feed.name(), books, wanted, kafka, backoff, wallClock)))
                            .orElse(supervisor);
                },
                backoff);
    }

    // A recording misses nothing: after an interruption it goes on where it was.
    private static Consumer<CoverageGap> ledger(Environment environment, KafkaTemplate<String, Object> kafka) {
        return gap -> {
            if (environment != Environment.REPLAY) {
                CompletableFuture<?> _ = kafka.send(Topics.COVERAGE.name(), gap.feed(), gap);
            }
        };
    }

    // Retries that never end keep the order without holes; a small buffer that blocks when full keeps memory bounded.
    private static Producer<String, byte[]> producer(Map<String, Object> defaults) {
        Map<String, Object> properties = new HashMap<>(defaults);
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "feed");
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }
}
