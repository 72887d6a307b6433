package io.candela.gateway.arrival;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is known of the way that requests come.
 *
 * @param trustedProxies CIDR blocks of the proxies before this gateway, whose {@code X-Forwarded-For} is believed
 * @param patience how long the head of a request may take to arrive, from its first byte on; over HTTP/2, each frame
 * @param strictTransport for how long browsers that came over TLS come by no other way; 0 if they may
 */
@ConfigurationProperties("candela.gateway.arrival")
record ArrivalProperties(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("365d") Duration strictTransport) {
    List<AddressRange> trusted() {
        return trustedProxies.stream().map(AddressRange::parse).toList();
    }
}
