package io.candela.gateway.arrival;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is known of the way that requests come.
 *
 * @param trustedProxies CIDR blocks of the proxies before this gateway, whose {@code X-Forwarded-For} is believed
 */
@ConfigurationProperties("candela.gateway.arrival")
record ArrivalProperties(@DefaultValue List<String> trustedProxies) {
    List<AddressRange> trusted() {
        return trustedProxies.stream().map(AddressRange::parse).toList();
    }
}
