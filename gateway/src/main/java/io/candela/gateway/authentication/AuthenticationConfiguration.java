package io.candela.gateway.authentication;

import io.candela.contracts.Environment;
import io.candela.gateway.credentials.CredentialDirectory;
import io.github.bucket4j.TimeMeter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuthenticationConfiguration {
    @Bean
    Authenticator authenticator(CredentialDirectory directory, Environment environment) {
        return new Authenticator(directory::find, environment);
    }

    @Bean
    GuessGuard guessGuard(GuardProperties properties) {
        return new GuessGuard(properties, TimeMeter.SYSTEM_MILLISECONDS);
    }
}
