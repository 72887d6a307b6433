package io.candela.gateway.openapi;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How services are asked for their descriptions.
 *
 * @param retry the pause until the next round while a service has not described itself yet
 * @param refresh the pause until the next round from then on
 * @param timeout how long a service may take to answer
 */
@ConfigurationProperties("candela.gateway.openapi")
record OpenApiProperties(
        @DefaultValue("2s") Duration retry,
        @DefaultValue("30s") Duration refresh,
        @DefaultValue("5s") Duration timeout) {}
