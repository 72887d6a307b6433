package io.candela.bench.edge;

import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.KeyMode;
import io.candela.contracts.Plan;
import io.candela.contracts.Topics;
import io.candela.platform.kafka.RecordSerializer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the platform's topics, and publishes one caller who may ask as often as can be. */
final class Callers {
    private static final Plan PLAN = new Plan("enterprise", 100_000_000, 100_000_000, 100_000_000_000L, 1, 1, 1);

    private final ApiKey key = ApiKey.generate(KeyMode.TEST, new SecureRandom());

    Callers(String brokers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(Topics.all().stream()
                            .map(topic -> new NewTopic(topic.name(), 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        try (KafkaProducer<String, Object> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new RecordSerializer())) {
            producer.send(new ProducerRecord<>(Topics.PLANS.name(), PLAN.id(), PLAN))
                    .get();
            producer.send(new ProducerRecord<>(Topics.CREDENTIALS.name(), "key_bench", credential()))
                    .get();
        }
    }

    String authorization() {
        return "Bearer " + key.text();
    }

    private Credential credential() {
        return new Credential(
                "key_bench",
                Credential.Kind.API_KEY,
                key.hash(),
                "acct_bench",
                PLAN.id(),
                new TreeSet<>(List.of("market:read")),
                key.mode(),
                List.of(),
                Credential.Status.ACTIVE,
                null,
                1,
                Instant.EPOCH);
    }
}
