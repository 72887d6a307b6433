package io.candela.gateway;

import io.candela.contracts.Credential;
import io.candela.contracts.Plan;
import io.candela.contracts.Topics;
import io.candela.platform.kafka.RecordSerializer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes credentials and plans, as the service does that owns them. */
public final class Topic {
    private final KafkaProducer<String, Object> producer;

    public Topic(String brokers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
            List<NewTopic> missing = new ArrayList<>();
            for (String name : List.of(Topics.CREDENTIALS.name(), Topics.PLANS.name())) {
                if (!admin.listTopics().names().get().contains(name)) {
                    missing.add(compacted(name));
                }
            }
            admin.createTopics(missing).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                new StringSerializer(),
                new RecordSerializer());
    }

    public void publish(Credential credential) {
        send(Topics.CREDENTIALS.name(), credential.id(), credential);
    }

    public void remove(Credential credential) {
        send(Topics.CREDENTIALS.name(), credential.id(), null);
    }

    public void publish(Plan plan) {
        send(Topics.PLANS.name(), plan.id(), plan);
    }

    void publishNonsense() {
        send(Topics.CREDENTIALS.name(), "nonsense", "{\"id\":1}".getBytes(StandardCharsets.UTF_8));
    }

    private void send(String topic, String key, @Nullable Object value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NewTopic compacted(String name) {
        return new NewTopic(name, 2, (short) 1).configs(Map.of("cleanup.policy", "compact"));
    }
}
