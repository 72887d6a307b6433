package io.candela.gateway.tls;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is heard without TLS where the gateway speaks it.
 *
 * @param port where pages are redirected and all else is refused; absent for nowhere
 * @param patience how long a connection may be silent, and what comes after the head of a request may take
 */
@ConfigurationProperties("candela.gateway.plain")
record PlainProperties(
        @Nullable Integer port, @DefaultValue("2s") Duration patience) {}
