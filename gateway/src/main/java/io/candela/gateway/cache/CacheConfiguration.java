package io.candela.gateway.cache;

import io.candela.gateway.topics.WholeTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class CacheConfiguration {
    @Bean
    Store cacheStore(CacheProperties properties) {
        return new Store(properties.size().toBytes());
    }

    @Bean
    Flights cacheFlights() {
        return new Flights();
    }

    @Bean
    CacheMetrics cacheMetrics(MeterRegistry registry, Store store) {
        return new CacheMetrics(registry, store);
    }

    @Bean
    Questions cacheQuestions(Store store, CacheProperties properties, CacheMetrics metrics, InstantSource clock) {
        return new Questions(store, properties.largest().toBytes(), metrics, clock);
    }

    @Bean
    EvictionRunner cacheEvictions(
            ConsumerFactory<?, ?> consumers, CacheProperties properties, Store store, InstantSource clock) {
        return new EvictionRunner(() -> new EvictionFeed(
                new KafkaConsumer<>(WholeTopics.settings(consumers)), properties.evictions(), store, clock));
    }
}
