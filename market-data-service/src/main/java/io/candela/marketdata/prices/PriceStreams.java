package io.candela.marketdata.prices;

import io.candela.marketdata.feeds.TradesReader;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaStreamsDefaultConfiguration;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/**
 * Prices are made by an application of Kafka Streams of their own, whose thread does not stand still while candles are
 * committed. It commits seldom: only what a price is made of is written in transactions, and a restart reads again what came
 * since the last one.
 */
@Configuration(proxyBeanMethods = false)
class PriceStreams {
    static final String BUILDER = "priceStreamsBuilder";

    private static final String COMMIT_EVERY_MILLIS = "1000";

    private final String applicationId;

    PriceStreams(@Value("${spring.application.name}") String service) {
        applicationId = service + "-prices";
    }

    @Bean
    TradesReader pricesReader() {
        return () -> applicationId;
    }

    @Bean(BUILDER)
    StreamsBuilderFactoryBean builder(
            @Qualifier(KafkaStreamsDefaultConfiguration.DEFAULT_STREAMS_CONFIG_BEAN_NAME)
                    KafkaStreamsConfiguration common,
            ObjectProvider<StreamsBuilderFactoryBeanConfigurer> configurers) {
        Properties settings = common.asProperties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY_MILLIS);
        StreamsBuilderFactoryBean streams = new StreamsBuilderFactoryBean();
        streams.setStreamsConfiguration(settings);
        configurers.orderedStream().forEach(configurer -> configurer.configure(streams));
        return streams;
    }
}
