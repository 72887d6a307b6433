/** The connection to Redis, where gateways keep what they share. */
@NullMarked
package io.candela.gateway.redis;

import org.jspecify.annotations.NullMarked;
