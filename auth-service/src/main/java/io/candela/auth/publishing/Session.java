package io.candela.auth.publishing;

import io.candela.contracts.Topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One replica's time as the publisher. Opening one fences all that were opened before, in any process: what they have
 * not committed never will be. Rows that are read after opening are therefore never followed, on a topic, by an older
 * revision, which compaction would otherwise keep in place of the newer one.
 */
final class Session implements AutoCloseable {
    private static final Map<String, Object> SETTINGS = Map.of(
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "auth-service.publisher",
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            10_000,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            // A broker that is away is noticed soon, and asked again by the next session.
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            4_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            2_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            4_000);

    private final Producer<String, Object> producer;

    private Session(Producer<String, Object> producer) {
        this.producer = producer;
    }

    static Session open(Map<String, Object> configuration) {
        Map<String, Object> settings = new HashMap<>(configuration);
        settings.putAll(SETTINGS);
        Session session = new Session(new KafkaProducer<>(settings));
        try {
            session.producer.initTransactions();
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Returns when the broker has all of {@code rows}; throws if it may not, after which the session is of no more use. */
    void publish(Topic topic, List<Unpublished> rows) {
        producer.beginTransaction();
        for (Unpublished row : rows) {
            // Committing throws if one of them was not taken.
            var _ = producer.send(new ProducerRecord<>(topic.name(), row.id(), row.event()));
        }
        producer.commitTransaction();
    }

    /** Does not wait: what is not committed is to be sent again anyway. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
