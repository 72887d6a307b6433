package io.candela.gateway.authentication;

import io.candela.contracts.Environment;
import io.candela.gateway.credentials.CredentialDirectory;
import io.candela.platform.identity.IdentityKeys;
import io.candela.platform.identity.TokenSigner;
import io.github.bucket4j.TimeMeter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuthenticationConfiguration {
    @Bean
    Tickets tickets(
            @Value("${candela.identity.private-key-file}") Path privateKeyFile,
            @Value("${candela.identity.public-keys-file}") Path publicKeysFile,
            InstantSource clock) {
        return new Tickets(
                TokenSigner.withKeyIn(privateKeyFile, Tickets.TYPE), new IdentityKeys(publicKeysFile, clock.instant()));
    }

    @Bean
    Authenticator authenticator(
            CredentialDirectory directory,
            Tickets tickets,
            SigningKeys keys,
            PublicUrl url,
            Environment environment,
            Challenge challenge) {
        return new Authenticator(
                directory::find,
                directory::withId,
                tickets,
                new ReadTokens(new AccessTokens(keys, url.text()), keys),
                environment,
                challenge);
    }

    @Bean
    Challenge challenge(PublicUrl url) {
        return new Challenge(url.of(ProtectedResource.PATH));
    }

    @Bean
    PublicUrl publicUrl(@Value("${candela.public-url:http://localhost:8080}") String text) {
        return new PublicUrl(text);
    }

    @Bean
    GuessGuard guessGuard(GuardProperties properties) {
        return new GuessGuard(properties, TimeMeter.SYSTEM_MILLISECONDS);
    }
}
