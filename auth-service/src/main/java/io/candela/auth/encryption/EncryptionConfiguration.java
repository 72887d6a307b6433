package io.candela.auth.encryption;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the key sets at the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EncryptionProperties.class)
class EncryptionConfiguration {
    @Bean
    Vault vault(EncryptionProperties properties) {
        return new Vault(KeySets.read(properties.sealingKeysFile()));
    }

    @Bean
    BlindIndex blindIndex(EncryptionProperties properties) {
        return new BlindIndex(KeySets.read(properties.indexKeysFile()));
    }
}
