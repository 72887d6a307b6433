package io.candela.signals.signals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.candela.contracts.Candle;
import io.candela.contracts.Instrument;
import io.candela.contracts.Topics;
import io.candela.local.Infrastructure;
import io.candela.platform.kafka.RecordSerializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The other services' side of a real broker: candles are written, signals are read as the bytes that they are. */
final class Broker {
    static final String SERVERS = Infrastructure.kafka().bootstrapServers();

    private static final int PARTITIONS = 2;

    private Broker() {}

    static void publish(List<Candle> candles) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> written = new ArrayList<>();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", SERVERS, "acks", "all", "linger.ms", 5),
                new StringSerializer(),
                new RecordSerializer())) {
            for (Candle candle : candles) {
                written.add(producer.send(new ProducerRecord<>(
                        Topics.CANDLES.name(), candle.instrument().id(), candle)));
            }
            for (Future<RecordMetadata> each : written) {
                each.get();
            }
        }
    }

    /** Creates the topics of candles and signals, as a service that is there first would have. */
    static void createTopics() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SERVERS))) {
            Set<String> known = admin.listTopics().names().get();
            List<NewTopic> missing = List.of(Topics.CANDLES.name(), Topics.SIGNALS.name()).stream()
                    .filter(name -> !known.contains(name))
                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(missing).all().get();
        }
    }

    /** Instruments that nobody else has, whose candles keep the order that they are published in. */
    static List<Instrument> ofOnePartition(int count) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> new Instrument("ONE%d-USD".formatted(i)))
                .filter(each -> BuiltInPartitioner.partitionForKey(each.id().getBytes(UTF_8), PARTITIONS) == 0)
                .limit(count)
                .toList();
    }

    /** The committed signals of one instrument so far, in their order. */
    static List<String> signals(String instrument) {
        return signals(Set.of(instrument));
    }

    /** Those of instruments of one partition. */
    static List<String> signals(Set<String> instruments) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", SERVERS, "isolation.level", "read_committed", "enable.auto.commit", false);
        List<String> signals = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.SIGNALS.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (instruments.contains(record.key())) {
                        signals.add(record.value());
                    }
                });
            }
        }
        return signals;
    }
}
