package io.candela.gateway.upstream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How services are called.
 *
 * @param rest how long an instance that could not be reached is passed over
 * @param failures the share of failed calls, in percent, beyond which a service is left alone
 * @param calls how many calls are looked at for that
 * @param pause how long it is left alone
 */
@ConfigurationProperties("candela.gateway.upstream")
record UpstreamProperties(
        @DefaultValue("5s") Duration rest,
        @DefaultValue("50") int failures,
        @DefaultValue("20") int calls,
        @DefaultValue("2s") Duration pause) {}
