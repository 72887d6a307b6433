package io.candela.gateway.signatures;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How answers are signed.
 *
 * @param keyFile a private Ed25519 key as a JWK with an id; no answer is signed where it is not there
 * @param largest the largest body that is held back to be signed
 */
@ConfigurationProperties("candela.gateway.answers")
record AnswerProperties(
        @DefaultValue(".candela/secrets/answer-signing.jwk") Path keyFile,
        @DefaultValue("256KB") DataSize largest) {}
