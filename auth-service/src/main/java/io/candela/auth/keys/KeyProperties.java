package io.candela.auth.keys;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for all keys.
 *
 * @param perAccount how many keys of an account may be in use at once, whatever its plan says; gateways keep each of
 *     them in memory
 */
@ConfigurationProperties("candela.auth.keys")
record KeyProperties(@DefaultValue("100") int perAccount) {}
