package io.candela.gateway.signatures;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What signatures of requests are taken.
 *
 * @param window how old one may be; nonces are remembered for as long
 * @param ahead how far a caller's clock may be ahead
 * @param patience how long a request waits for Redis
 * @param authorities hosts, with their ports, that callers may sign for beside that of {@code candela.public-url}
 */
@ConfigurationProperties("candela.gateway.signatures")
record SignaturesProperties(
        @DefaultValue("5m") Duration window,
        @DefaultValue("5s") Duration ahead,
        @DefaultValue("1s") Duration patience,
        @DefaultValue Set<String> authorities) {}
