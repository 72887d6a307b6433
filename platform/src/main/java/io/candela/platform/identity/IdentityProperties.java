package io.candela.platform.identity;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How services know their gateway and each other.
 *
 * @param publicKeysFile a JWK set (RFC 7517) of the public identity keys
 * @param services the scopes that other services may claim here, by name; those that are not named may not call
 */
@ConfigurationProperties("candela.identity")
record IdentityProperties(Path publicKeysFile, @DefaultValue Map<String, Set<String>> services) {}
