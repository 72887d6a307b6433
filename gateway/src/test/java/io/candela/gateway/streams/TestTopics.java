package io.candela.gateway.streams;

import io.candela.contracts.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics that only one test has, one for each way in which a channel can conflate, and a gateway's settings for them. */
public final class TestTopics implements AutoCloseable {
    static final List<String> NAMES = List.of("prices", "trades", "quotes", "candles", "signals");

    private final String prefix;
    private final Admin admin;
    private final KafkaProducer<String, String> producer;

    public TestTopics(String brokers, String prefix) {
        this.prefix = prefix;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers));
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        prefix),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        NAMES.forEach(this::create);
    }

    void create(String channel) {
        done(admin.createTopics(List.of(new NewTopic(topic(channel), 2, (short) 1)
                        .configs(Map.of(
                                "message.timestamp.type",
                                "LogAppendTime",
                                "cleanup.policy",
                                channel.equals("prices") ? "compact" : "delete"))))
                .all());
    }

    void delete(String channel) {
        done(admin.deleteTopics(List.of(topic(channel))).all());
    }

    String topic(String channel) {
        return prefix + "." + channel;
    }

    Admin admin() {
        return admin;
    }

    /** The channels over these topics, of which {@code history} records are remembered. */
    public Map<String, String> settings(int history) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            String channel = "candela.gateway.streams.channels[" + i + "].";
            settings.put(channel + "name", name);
            settings.put(channel + "topic", topic(name));
            settings.put(channel + "key", "instrument");
            settings.put(channel + "scope", name.equals("signals") ? "signals:read" : "market:read");
            settings.put(
                    channel + "conflation",
                    switch (name) {
                        case "prices", "quotes" -> "always";
                        case "candles" -> "state=open";
                        default -> "never";
                    });
            settings.put(channel + "history", name.equals("prices") ? "0" : Integer.toString(history));
            if (name.equals("candles")) {
                settings.put(channel + "qualifier", "interval");
            }
        }
        return settings;
    }

    void begin() {
        producer.beginTransaction();
    }

    void end(boolean commits) {
        if (commits) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    /** Does {@code publishing} in a transaction of its own. */
    public void commit(Runnable publishing) {
        begin();
        publishing.run();
        end(true);
    }

    /** Numbered events of {@code key}. */
    public void publish(String channel, String key, int from, int to) {
        for (int i = from; i < to; i++) {
            send(channel, key, "{\"instrument\":\"%s\",\"n\":%d}".formatted(key, i));
        }
    }

    void candle(String key, int n, String state) {
        send(
                "candles",
                key,
                "{\"instrument\":\"%s\",\"nested\":{\"state\":\"x\"},\"interval\":\"1m\",\"state\":\"%s\",\"n\":%d}"
                        .formatted(key, state, n));
    }

    /** A record that is not an event. */
    void tick() {
        ProducerRecord<String, String> tick = new ProducerRecord<>(topic("trades"), "feed", "{\"feed\":\"feed\"}");
        tick.headers().add(RecordHeaders.KIND, RecordHeaders.CLOCK.getBytes(StandardCharsets.UTF_8));
        var _ = producer.send(tick);
    }

    void send(String channel, String key, String json) {
        var _ = producer.send(new ProducerRecord<>(topic(channel), key, json));
    }

    private static void done(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
