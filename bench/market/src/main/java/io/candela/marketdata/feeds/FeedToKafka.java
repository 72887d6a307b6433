package io.candela.marketdata.feeds;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Trade;
import io.candela.platform.telemetry.RecordTracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The last steps of a feed: gate, and writing to the topic, with the producer's settings of the service. */
public final class FeedToKafka implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final TradesTopic topic;

    public FeedToKafka(String brokers, List<Instrument> instruments) {
        this.producer = new KafkaProducer<>(settings(brokers), new StringSerializer(), new ByteArraySerializer());
        this.topic = new TradesTopic(
                Environment.SANDBOX,
                "bench",
                producer,
                () -> {
                    throw new IllegalStateException("Only a recording asks");
                },
                new TradeGate(Set.copyOf(instruments), Duration.ofSeconds(5)),
                new FeedMetrics(new SimpleMeterRegistry()),
                new TradeSampling(new RecordTracing(OpenTelemetry.noop()), 1_000));
    }

    // As FeedConfiguration has them.
    private static Map<String, Object> settings(String brokers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return settings;
    }

    public void trade(Trade trade) {
        topic.accept(new FeedEvent.TradeSeen(trade));
    }

    /** The feed's clock has come to a second. */
    public void tick(Instant second) {
        topic.accept(new FeedEvent.SecondPassed(second, Duration.ZERO));
    }

    /** Waits until all is acknowledged. */
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        topic.close();
    }
}
