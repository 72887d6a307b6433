package io.candela.marketdata;

import io.candela.contracts.Topics;
import io.candela.platform.kafka.PublishedTopics;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.EnableKafkaStreams;

/** Runs the market-data service. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableKafkaStreams
public class MarketDataApplication {
    public static void main(String[] args) {
        SpringApplication.run(MarketDataApplication.class, args);
    }

    @Bean
    PublishedTopics topicsOfMarketData() {
        return new PublishedTopics(
                Topics.TRADES,
                Topics.QUOTES,
                Topics.BOOKS,
                Topics.PRICES,
                Topics.CANDLES,
                Topics.FEEDS,
                Topics.COVERAGE);
    }
}
