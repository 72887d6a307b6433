package io.candela.marketdata.present;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.candela.contracts.Environment;
import io.candela.contracts.Instrument;
import io.candela.contracts.Quote;
import io.candela.contracts.Topics;
import io.candela.contracts.Topics.Topic;
import io.candela.contracts.Venue;
import io.candela.local.process.FreePorts;
import io.candela.local.process.Killable;
import io.candela.local.software.KafkaBroker;
import io.candela.local.software.Software;
import io.candela.platform.kafka.RecordDeserializer;
import io.candela.platform.kafka.RecordSerializer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** What stops the reading is not the end of it: a broker that is not there yet, and a memory that fails. */
class TopicMemoriesTest {
    private static final int QUOTES = 20;

    @TempDir
    private Path folder;

    @Test
    void whateverInterruptsTheReadingNothingIsLeftOut() throws Exception {
        KafkaBroker broker =
                new KafkaBroker(Software.ofThisProject(), folder.resolve("kafka"), FreePorts.one(), FreePorts.one());
        Forgetful memory = new Forgetful();
        TopicMemories memories = new TopicMemories(consumers(broker), List.of(memory));
        Thread starting = Thread.ofVirtual().start(memories::start);
        try (Killable kafka = new Killable(broker, folder.resolve("kafka.log")).start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.QUOTES.name(), 1, (short) 1)))
                    .all()
                    .get();
            publish(broker, 1);
            awaitQuotes(memory, QUOTES);
            starting.join();

            kafka.kill();
            kafka.start();
            publish(broker, QUOTES + 1);
            awaitQuotes(memory, 2 * QUOTES);
            assertThat(memory.begun).containsExactly(true);
        } finally {
            memories.stop();
        }
    }

    private static void awaitQuotes(Forgetful memory, int quotes) {
        List<BigDecimal> bids =
                IntStream.rangeClosed(1, quotes).mapToObj(BigDecimal::valueOf).toList();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(memory.bids.stream().distinct()).isEqualTo(bids));
    }

    /** Consumers that do not wait for the usual minute for a broker that is not there. */
    private static DefaultKafkaConsumerFactory<String, Object> consumers(KafkaBroker broker) {
        return new DefaultKafkaConsumerFactory<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "default.api.timeout.ms",
                        500,
                        "request.timeout.ms",
                        500,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new RecordDeserializer());
    }

    private static void publish(KafkaBroker broker, int first) {
        try (KafkaProducer<String, Object> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new RecordSerializer())) {
            for (int bid = first; bid < first + QUOTES; bid++) {
                var _ = producer.send(new ProducerRecord<>(Topics.QUOTES.name(), "BTC-USD", quote(bid)));
            }
        }
    }

    private static Quote quote(int bid) {
        Instant time = Instant.parse("2013-11-25T12:00:00Z").plusSeconds(bid);
        return new Quote(
                Environment.SANDBOX,
                new Instrument("BTC-USD"),
                new Venue("kraken"),
                BigDecimal.valueOf(bid),
                BigDecimal.ONE,
                BigDecimal.valueOf(bid + 1),
                BigDecimal.ONE,
                time,
                time);
    }

    /** Fails at every seventh quote when it hears that for the first time. */
    private static final class Forgetful implements TopicMemory {
        private final List<BigDecimal> bids = new CopyOnWriteArrayList<>();
        private final List<Boolean> begun = new CopyOnWriteArrayList<>();
        private final List<BigDecimal> forgotten = new ArrayList<>();

        @Override
        public Topic topic() {
            return Topics.QUOTES;
        }

        @Override
        public void begin(boolean complete) {
            begun.add(complete);
        }

        @Override
        public void take(Object value) {
            BigDecimal bid = ((Quote) value).bid();
            if (bid.intValue() % 7 == 3 && !forgotten.contains(bid)) {
                forgotten.add(bid);
                throw new IllegalStateException("Forgot " + bid);
            }
            bids.add(bid);
        }
    }
}
