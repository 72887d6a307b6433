package io.candela.auth.usage;

import io.candela.contracts.Topics;
import io.candela.platform.kafka.PublishedTopics;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.util.backoff.FixedBackOff;

/** Puts the reading of usage together. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(UsageProperties.class)
class UsageConfiguration {
    private static final long BETWEEN_ATTEMPTS = 1000;

    /** The gateways publish it, but one of them may come later, and nobody listens to a topic that is not there. */
    @Bean
    PublishedTopics usageTopic() {
        return new PublishedTopics(Topics.USAGE);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, Object> usageListenerContainer(
            ConsumerFactory<String, Object> consumers, UsageListener listener) {
        ContainerProperties properties = new ContainerProperties(Topics.USAGE.name());
        properties.setGroupId("auth-service.usage");
        properties.setMessageListener(listener);
        ConcurrentMessageListenerContainer<String, Object> container =
                new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName("usage");
        // Usage waits in its topic for as long as the database is away: none of it is a dead letter.
        container.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(BETWEEN_ATTEMPTS, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return container;
    }
}
