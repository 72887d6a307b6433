package io.candela.auth.accounts;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of signing up. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignUpProperties.class)
class AccountsConfiguration {
    @Bean
    Passwords passwords(SignUpProperties properties) {
        return new Passwords(properties.atOnce(), properties.patience());
    }
}
