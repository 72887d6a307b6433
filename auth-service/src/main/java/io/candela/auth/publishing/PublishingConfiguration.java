package io.candela.auth.publishing;

import io.candela.contracts.Topics;
import io.candela.platform.ids.OpaqueIds;
import io.candela.platform.kafka.PublishedTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;

/** Puts the publisher together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublishingProperties.class)
class PublishingConfiguration {
    @Bean
    PublishedTopics topicsOfAuth() {
        return new PublishedTopics(Topics.PLANS, Topics.CREDENTIALS);
    }

    @Bean
    Lease publishingLease(JdbcClient jdbc, InstantSource clock, OpaqueIds ids, PublishingProperties properties) {
        return new Lease(jdbc, clock, ids.next("publisher"), properties.lease());
    }

    @Bean
    Delays publishingDelays(MeterRegistry meters, InstantSource clock) {
        return new Delays(meters, clock);
    }

    /** The loop closes the publisher, on its own thread. */
    @Bean(destroyMethod = "")
    Publisher publisher(
            List<Outbox> outboxes,
            Lease lease,
            ProducerFactory<?, ?> producers,
            PublishingProperties properties,
            Delays delays) {
        Map<String, Object> configuration = producers.getConfigurationProperties();
        return new Publisher(outboxes, lease, () -> Session.open(configuration), properties.batch(), delays);
    }

    @Bean
    PublisherLoop publisherLoop(Publisher publisher, PublishingProperties properties) {
        return new PublisherLoop(publisher, properties);
    }
}
