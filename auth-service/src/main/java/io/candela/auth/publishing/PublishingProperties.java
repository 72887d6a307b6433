package io.candela.auth.publishing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How committed changes get to Kafka.
 *
 * @param sweep how often to look for changes that nobody announced, such as those of other replicas
 * @param backoff how long to wait after a failure
 * @param lease after how long without a sign of life another replica takes over
 * @param batch how many events a Kafka transaction has at most
 */
@ConfigurationProperties("candela.auth.publishing")
record PublishingProperties(
        @DefaultValue("250ms") Duration sweep,
        @DefaultValue("500ms") Duration backoff,
        @DefaultValue("3s") Duration lease,
        @DefaultValue("500") int batch) {}
