package io.candela.auth.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests with an {@code Idempotency-Key} are treated.
 *
 * @param kept how long an answer can be asked for again
 * @param atOnce how many such requests of callers with a credential, and how many without, are carried out at the same
 *     time: each holds a connection to the database from its beginning to its end
 * @param patience how long one waits for its turn before its caller is told to come back
 */
@ConfigurationProperties("candela.auth.idempotency")
record IdempotencyProperties(
        @DefaultValue("24h") Duration kept,
        @DefaultValue("3") int atOnce,
        @DefaultValue("1s") Duration patience) {}
