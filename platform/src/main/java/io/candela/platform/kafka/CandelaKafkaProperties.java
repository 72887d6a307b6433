package io.candela.platform.kafka;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are made.
 *
 * @param partitions of each topic; the unit of scale
 * @param replication how many brokers keep a copy
 * @param deadLetterRetention how long records that could not be processed are kept
 */
@ConfigurationProperties("candela.kafka")
record CandelaKafkaProperties(
        @DefaultValue("2") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("30d") Duration deadLetterRetention) {}
