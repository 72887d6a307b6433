package io.candela.auth.accounts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much signing up may take.
 *
 * @param atOnce how many passwords are hashed at the same time, each with 19 MiB of memory
 * @param patience how long a caller waits for a turn before being told to come back
 */
@ConfigurationProperties("candela.auth.sign-up")
record SignUpProperties(
        @DefaultValue("2") int atOnce, @DefaultValue("2s") Duration patience) {}
