package io.candela.gateway.authentication;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many wrong credentials an address may show.
 *
 * @param guesses how many at once, and how many in each {@code per}
 * @param addresses how many addresses are watched; beyond that, those that were not seen for longest are forgotten
 */
@ConfigurationProperties("candela.gateway.guard")
record GuardProperties(
        @DefaultValue("30") int guesses,
        @DefaultValue("1m") Duration per,
        @DefaultValue("50000") int addresses) {}
