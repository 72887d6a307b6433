package io.candela.auth.keys;

import io.candela.platform.signing.SigningSecrets;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeyProperties.class)
class KeysConfiguration {
    @Bean
    SigningSecrets signingSecrets(
            @Value("${candela.signing.keys-file:.candela/secrets/request-signing.jwks}") Path file) {
        return new SigningSecrets(file);
    }
}
