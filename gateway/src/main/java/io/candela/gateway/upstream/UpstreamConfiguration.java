package io.candela.gateway.upstream;

import io.candela.platform.identity.CallerTokenIssuer;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {
    @Bean
    IdentityTokens identityTokens(
            @Value("${candela.identity.private-key-file}") Path privateKeyFile, InstantSource clock) {
        return new IdentityTokens(CallerTokenIssuer.withKeyIn(privateKeyFile), clock);
    }
}
