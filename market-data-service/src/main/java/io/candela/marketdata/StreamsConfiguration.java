package io.candela.marketdata;

import io.candela.marketdata.feeds.TradesReader;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/** What the applications of Kafka Streams of this service have in common, and the first of them, which makes candles. */
@Configuration(proxyBeanMethods = false)
class StreamsConfiguration {
    private static final Logger log = LoggerFactory.getLogger(StreamsConfiguration.class);

    @Bean
    TradesReader candlesReader(@Value("${spring.application.name}") String applicationId) {
        return () -> applicationId;
    }

    @Bean
    StreamsBuilderFactoryBeanConfigurer resilience() {
        return factory -> {
            // Otherwise a restart waits until the session of the member that is gone has ended.
            factory.setLeaveGroupOnClose(true);
            // Otherwise a broker that stays away too long leaves a service without candles behind.
            factory.setStreamsUncaughtExceptionHandler(failure -> {
                log.atError().setCause(failure).log("The topologies have failed and go on from their last commit");
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            });
        };
    }
}
