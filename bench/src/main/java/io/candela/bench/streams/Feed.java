package io.candela.bench.streams;

import io.candela.contracts.Credential;
import io.candela.contracts.Instrument;
import io.candela.contracts.Plan;
import io.candela.contracts.Topics;
import io.candela.platform.kafka.RecordSerializer;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes all topics and publishes what the services would. */
final class Feed implements AutoCloseable {
    private static final int PARTITIONS = 2;

    private final KafkaProducer<String, Object> producer;

    Feed(String brokers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(Topics.all().stream().map(Feed::made).toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new RecordSerializer());
    }

    private static NewTopic made(Topics.Topic topic) {
        return new NewTopic(topic.name(), PARTITIONS, (short) 1)
                .configs(Map.of(
                        "cleanup.policy",
                        topic.compacted() ? "compact" : "delete",
                        "message.timestamp.type",
                        "LogAppendTime"));
    }

    /** A trade that says when. */
    void trade(Instrument instrument) {
        send(Topics.TRADES, instrument.id(), TimedTrade.of(instrument));
    }

    void credential(Credential credential) {
        send(Topics.CREDENTIALS, credential.id(), credential);
    }

    void plan(Plan plan) {
        send(Topics.PLANS, plan.id(), plan);
    }

    private void send(Topics.Topic topic, String key, Object value) {
        var _ = producer.send(new ProducerRecord<>(topic.name(), key, value), (_, failure) -> {
            if (failure != null) {
                throw new IllegalStateException("Not published", failure);
            }
        });
    }

    @Override
    public void close() {
        producer.close();
    }
}
