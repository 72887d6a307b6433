/** How often callers may call: token buckets in Redis that all gateways share, and in memory for when Redis is away. */
@NullMarked
package io.candela.gateway.limits;

import org.jspecify.annotations.NullMarked;
