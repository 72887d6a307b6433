package io.candela.gateway.usage;

import io.candela.contracts.Topics;
import io.candela.platform.kafka.PublishedTopics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

@Configuration(proxyBeanMethods = false)
class UsageConfiguration {
    @Bean
    PublishedTopics usageTopic() {
        return new PublishedTopics(Topics.USAGE);
    }

    @Bean
    Ledger ledger(UsageProperties properties, MeterRegistry registry) {
        Ledger ledger = new Ledger(properties.most());
        Gauge.builder("candela.gateway.usage.lines", ledger, Ledger::size)
                .description("Lines of usage that were counted and not told yet")
                .register(registry);
        FunctionCounter.builder("candela.gateway.usage.dropped", ledger, Ledger::dropped)
                .description("Requests that were not counted, since too much waits to be told")
                .register(registry);
        return ledger;
    }

    @Bean
    ReporterRunner usageReporter(
            Ledger ledger, ProducerFactory<?, ?> producers, UsageProperties properties, InstantSource clock) {
        String gateway = "gw_" + UUID.randomUUID();
        Delivery delivery = new KafkaDelivery(producers.getConfigurationProperties(), gateway);
        return new ReporterRunner(new Reporter(ledger, gateway, delivery, clock), delivery, properties);
    }
}
