package io.candela.gateway.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Plan;
import io.candela.contracts.Topics;
import io.candela.local.process.Child;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Startup;
import io.candela.local.software.KafkaBroker;
import io.candela.local.software.Software;
import io.candela.platform.kafka.RecordSerializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a gateway that starts takes to know all credentials. How many is {@code -Dcandela.credentials}; the figures are
 * printed.
 */
class CredentialFeedSpeedTest {
    private static final int MANY = Integer.getInteger("candela.credentials", 20_000);
    private static final double MOST_SECONDS = 15;

    @Test
    void allCredentialsAreKnownSoonAfterTheStart(@TempDir Path folder) throws Exception {
        KafkaBroker broker = new KafkaBroker(Software.ofThisProject(), folder, FreePorts.one(), FreePorts.one());
        Child process = Child.start(broker.prepare(folder.resolve("log")));
        assertThat(process.awaitReady()).isInstanceOf(Startup.Ready.class);
        try {
            String brokers = "127.0.0.1:" + broker.port();
            publish(brokers);
            CredentialDirectory directory = new CredentialDirectory();
            long start = System.nanoTime();
            CredentialFeed feed = new CredentialFeed(
                    new KafkaConsumer<>(
                            Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed"),
                            new StringDeserializer(),
                            new ByteArrayDeserializer()),
                    directory);
            Thread reading = Thread.ofPlatform().start(feed);
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(10))
                    .until(directory::complete);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%,d credentials known %.1f s after the start%n", MANY, seconds);
            feed.close();
            reading.join();
            assertThat(directory.size()).isEqualTo(MANY);
            assertThat(seconds).isLessThan(MOST_SECONDS);
        } finally {
            process.handle().destroyForcibly();
            process.onExit().join();
        }
    }

    private static void publish(String brokers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.CREDENTIALS.name(), 2, (short) 1)
                                    .configs(Map.of("cleanup.policy", "compact")),
                            new NewTopic(Topics.PLANS.name(), 1, (short) 1)))
                    .all()
                    .get();
        }
        try (KafkaProducer<String, Object> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 20),
                new StringSerializer(),
                new RecordSerializer())) {
            var _ = producer.send(
                    new ProducerRecord<>(Topics.PLANS.name(), "free", new Plan("free", 60, 60, 10_000, 1, 1, 1)));
            for (int i = 0; i < MANY; i++) {
                var _ = producer.send(new ProducerRecord<>(
                        Topics.CREDENTIALS.name(),
                        CredentialDirectorySizeTest.id(i),
                        CredentialDirectorySizeTest.credential(i)));
            }
        }
    }
}
