package io.candela.auth.keys;

import io.candela.contracts.ApiKey;

/**
 * A key that was just made: the only time that its secret is there to be shown.
 *
 * @param secret the key as its owner will write it
 */
public record IssuedKey(Key key, ApiKey secret) {}
