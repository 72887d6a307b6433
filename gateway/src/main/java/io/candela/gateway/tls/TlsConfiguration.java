package io.candela.gateway.tls;

import io.candela.gateway.arrival.HeadDeadlines;
import io.candela.gateway.authentication.PublicUrl;
import io.candela.gateway.problems.Refusals;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TlsConfiguration {
    /** Refuses to start a gateway that would tell callers to come by a way that it does not know. */
    TlsConfiguration(ServerProperties server, PlainProperties plain, PublicUrl url) {
        boolean tls = Ssl.isEnabled(server.getSsl());
        if (tls && !url.encrypted()) {
            throw new IllegalStateException(
                    "The gateway speaks TLS: candela.public-url must begin with https://, unlike " + url.text());
        }
        if (plain.port() != null && !tls) {
            throw new IllegalStateException(
                    "candela.gateway.plain.port is for gateways that speak TLS: set server.ssl.bundle");
        }
    }

    @Bean
    @ConditionalOnProperty("candela.gateway.plain.port")
    PlainListener plainListener(
            ServerProperties server,
            PlainProperties properties,
            HeadDeadlines deadlines,
            PublicUrl url,
            Refusals refusals) {
        int port = Objects.requireNonNull(properties.port(), "the condition");
        InetSocketAddress address = server.getAddress() == null
                ? new InetSocketAddress(port)
                : new InetSocketAddress(server.getAddress(), port);
        return new PlainListener(address, properties, deadlines, url, refusals);
    }
}
