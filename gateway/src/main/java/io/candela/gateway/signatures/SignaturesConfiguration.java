package io.candela.gateway.signatures;

import io.candela.gateway.redis.RedisConnection;
import io.candela.platform.signing.SigningSecrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SignaturesConfiguration {
    @Bean
    AnswerSigner answerSigner(AnswerProperties properties, InstantSource clock) {
        return new AnswerSigner(AnswerKey.read(properties.keyFile()), clock);
    }

    @Bean
    RequestSignatures requestSignatures(
            SignaturesProperties properties,
            RedisConnection redis,
            @Value("${candela.signing.keys-file:.candela/secrets/request-signing.jwks}") Path file,
            @Value("${candela.public-url:http://localhost:8080}") URI url) {
        return new RequestSignatures(
                new RequestVerifier(
                        new Verifiers(new SigningSecrets(file)),
                        Authorities.of(url, properties.authorities()),
                        properties.window(),
                        properties.ahead()),
                new RedisNonces(redis, properties),
                url.getScheme());
    }
}
