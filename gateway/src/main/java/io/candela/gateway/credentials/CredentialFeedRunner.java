package io.candela.gateway.credentials;

import io.candela.gateway.topics.WholeTopics;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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

    CredentialFeedRunner(ConsumerFactory<?, ?> consumers, CredentialDirectory directory) {
        this.settings = WholeTopics.settings(consumers);
        this.directory = directory;
    }

    @Override
    public void start() {
        CredentialFeed started = new CredentialFeed(new KafkaConsumer<>(settings), directory);
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
        Health.Builder health = directory.complete() ? Health.up() : Health.outOfService();
        return health.withDetail("credentials", directory.size()).build();
    }
}
