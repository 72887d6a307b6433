package io.candela.platform.identity;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How services know their gateway.
 *
 * @param publicKeysFile a JWK set (RFC 7517) of the public identity keys
 */
@ConfigurationProperties("candela.identity")
record IdentityProperties(Path publicKeysFile) {}
