/** Spring Cloud Gateway with one route and its own rate limiter on Redis, and nothing else. */
@NullMarked
package io.candela.bench.stock;

import org.jspecify.annotations.NullMarked;
