package io.candela.bench.signals;

import io.candela.contracts.Candle;
import io.candela.contracts.Topics;
import io.candela.platform.kafka.RecordSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes candles as market-data-service does: each at once, and acknowledged. One thread at a time uses it. */
final class CandleFeed implements AutoCloseable {
    private final KafkaProducer<String, Object> producer;
    private final List<Future<RecordMetadata>> written = new ArrayList<>();

    CandleFeed(String brokers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new RecordSerializer());
    }

    void send(Candle candle) {
        written.add(producer.send(
                new ProducerRecord<>(Topics.CANDLES.name(), candle.instrument().id(), candle)));
    }

    /** Waits until all candles have been acknowledged; throws if one was not. */
    void flush() {
        try {
            for (Future<RecordMetadata> each : written) {
                each.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("A candle was not published", e);
        }
        written.clear();
    }

    @Override
    public void close() {
        producer.close();
    }
}
