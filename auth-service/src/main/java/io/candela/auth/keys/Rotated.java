package io.candela.auth.keys;

/**
 * What came of rotating a key: both work until {@code old} expires.
 *
 * @param successor the new key, with its secret
 */
record Rotated(IssuedKey successor, Key old) {}
