package io.candela.gateway.credentials;

import io.candela.contracts.Credential;
import io.candela.contracts.Plan;
import io.candela.contracts.Topics;
import io.candela.platform.kafka.RecordDeserializer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the credential and plan topics from their beginnings into the directory, and goes on as they grow. It has no
 * consumer group: every gateway needs every credential.
 */
final class CredentialFeed implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(CredentialFeed.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Consumer<String, byte[]> consumer;
    private final CredentialDirectory directory;
    private final RecordDeserializer deserializer = new RecordDeserializer();
    private final CountDownLatch closing = new CountDownLatch(1);

    CredentialFeed(Consumer<String, byte[]> consumer, CredentialDirectory directory) {
        this.consumer = consumer;
        this.directory = directory;
    }

    void close() {
        closing.countDown();
        consumer.wakeup();
    }

    @Override
    public void run() {
        try (consumer) {
            while (closing.getCount() > 0) {
                follow();
            }
        } catch (WakeupException | InterruptException closed) {
            // close() wakes the consumer up.
        }
    }

    private void follow() {
        try {
            Collection<TopicPartition> partitions = awaitPartitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!reached(ends)) {
                poll();
            }
            log.atInfo().addKeyValue("credentials", directory.size()).log("The credential directory is complete");
            directory.completed();
            while (closing.getCount() > 0) {
                poll();
            }
        } catch (WakeupException | InterruptException closed) {
            throw closed;
        } catch (KafkaException failure) {
            log.atWarn().addKeyValue("reason", failure.getMessage()).log("The credential topics cannot be read");
            pause();
        }
    }

    // Topics are created by the service that publishes them, which may start later than this gateway.
    private List<TopicPartition> awaitPartitions() {
        while (true) {
            List<TopicPartition> credentials = partitions(Topics.CREDENTIALS.name());
            List<TopicPartition> plans = partitions(Topics.PLANS.name());
            if (!credentials.isEmpty() && !plans.isEmpty()) {
                return Stream.concat(credentials.stream(), plans.stream()).toList();
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new WakeupException();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void poll() {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            try {
                apply(
                        record.key(),
                        deserializer.deserialize(record.topic(), record.headers(), record.value()),
                        record.topic());
            } catch (SerializationException | IllegalArgumentException unreadable) {
                log.atError()
                        .addKeyValue("topic", record.topic())
                        .addKeyValue("partition", record.partition())
                        .addKeyValue("offset", record.offset())
                        .addKeyValue("reason", unreadable.getMessage())
                        .log("A record of the credential directory cannot be read and is passed over");
            }
        }
    }

    private void apply(String key, @Nullable Object event, String topic) {
        switch (event) {
            case Credential credential -> directory.learn(credential);
            case Plan plan -> directory.learn(plan);
            case null -> forget(key, topic);
            default -> throw new IllegalArgumentException("Not a credential or a plan: " + event.getClass());
        }
    }

    private void forget(String key, String topic) {
        if (topic.equals(Topics.PLANS.name())) {
            directory.forgetPlan(key);
        } else {
            directory.forgetCredential(key);
        }
    }
}
