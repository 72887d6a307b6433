package io.candela.gateway.usage;

import io.candela.contracts.Topics;
import io.candela.contracts.Usage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Tells usage to Kafka, each batch in a transaction. After a failure the next batch comes from a new producer, which
 * fences the old one: so nothing of the old one's comes after the new one's. Used by one thread.
 */
final class KafkaDelivery implements Delivery {
    private static final Map<String, Object> SETTINGS = Map.of(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            10_000,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            // A broker that is away is noticed soon, and asked again with the next batch.
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            4_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            2_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            4_000);

    private final Map<String, Object> settings;
    private @Nullable Producer<String, Object> producer;

    /** {@code gateway} names this run of a gateway; no other has the name. */
    KafkaDelivery(Map<String, Object> settings, String gateway) {
        this.settings = new HashMap<>(settings);
        this.settings.putAll(SETTINGS);
        this.settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "gateway.usage." + gateway);
    }

    @Override
    public void deliver(List<Usage> events) {
        try {
            Producer<String, Object> open = open();
            open.beginTransaction();
            for (Usage event : events) {
                // Committing throws if one of them was not taken.
                var _ = open.send(new ProducerRecord<>(Topics.USAGE.name(), event.credentialId(), event));
            }
            open.commitTransaction();
        } catch (KafkaException failure) {
            close();
            throw failure;
        }
    }

    private Producer<String, Object> open() {
        Producer<String, Object> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(settings);
            producer = open;
            open.initTransactions();
        }
        return open;
    }

    /** Does not wait: what is not committed is to be told again anyway. */
    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
        producer = null;
    }
}
