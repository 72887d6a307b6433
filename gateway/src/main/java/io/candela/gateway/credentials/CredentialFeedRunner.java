package io.candela.gateway.credentials;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** Runs the feed, and keeps the gateway from being ready until the directory is complete. */
@Component("credentials")
class CredentialFeedRunner implements SmartLifecycle, HealthIndicator {
    private final Map<String, Object> settings;
    private final CredentialDirectory directory;
    private @Nullable CredentialFeed feed;
    private volatile boolean complete;

    CredentialFeedRunner(ConsumerFactory<?, ?> consumers, CredentialDirectory directory) {
        this.settings = new HashMap<>(consumers.getConfigurationProperties());
        settings.keySet().removeIf(key -> key.startsWith("spring."));
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        this.directory = directory;
    }

    @Override
    public void start() {
        CredentialFeed started = new CredentialFeed(new KafkaConsumer<>(settings), directory, () -> complete = true);
        feed = started;
        Thread.ofPlatform().name("credential-feed").daemon().start(started);
    }

    @Override
    public void stop() {
        if (feed != null) {
            feed.close();
        }
        feed = null;
    }

    @Override
    public boolean isRunning() {
        return feed != null;
    }

    @Override
    public Health health() {
        Health.Builder health = complete ? Health.up() : Health.outOfService();
        return health.withDetail("credentials", directory.size()).build();
    }
}
