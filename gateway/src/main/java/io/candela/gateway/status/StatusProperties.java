package io.candela.gateway.status;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the status page looks at.
 *
 * @param feeds the channel that says how the sources of data are doing
 * @param every how often all is looked at
 * @param incidents how many incidents are remembered
 */
@ConfigurationProperties("candela.gateway.status")
record StatusProperties(
        @DefaultValue("feeds") String feeds,
        @DefaultValue("2s") Duration every,
        @DefaultValue("20") int incidents) {}
