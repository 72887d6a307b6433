package io.candela.gateway.jwks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often keys are fetched.
 *
 * @param refresh how long they are taken as they are; a key must be published for longer before it signs
 * @param retry the shortest time between two fetches, whatever tokens are shown
 * @param timeout how long the service may take
 */
@ConfigurationProperties("candela.gateway.jwks")
record JwksProperties(
        @DefaultValue("1m") Duration refresh,
        @DefaultValue("5s") Duration retry,
        @DefaultValue("2s") Duration timeout) {}
