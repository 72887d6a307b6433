package io.candela.signals;

import io.candela.contracts.Topics;
import io.candela.platform.kafka.PublishedTopics;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.EnableKafkaStreams;

/** Runs the signals service. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableKafkaStreams
public class SignalsApplication {
    public static void main(String[] args) {
        SpringApplication.run(SignalsApplication.class, args);
    }

    // Kafka Streams refuses a source topic that is not there; market-data-service, when it comes, finds it made alike.
    @Bean
    PublishedTopics topicsOfSignals() {
        return new PublishedTopics(Topics.SIGNALS, Topics.GRADES, Topics.CANDLES);
    }
}
