package io.candela.auth.usage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long usage is kept.
 *
 * @param hours how long by the hour
 * @param days how long by the day
 * @param sequences how long it is known how far a gateway that is gone was counted: longer than its topic keeps what it
 *     told
 */
@ConfigurationProperties("candela.auth.usage")
record UsageProperties(
        @DefaultValue("92d") Duration hours,
        @DefaultValue("1100d") Duration days,
        @DefaultValue("30d") Duration sequences) {}
