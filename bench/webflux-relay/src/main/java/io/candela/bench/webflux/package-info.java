/** A relay as one would write it with Spring WebFlux: one consumer, one sink for each instrument, server-sent events. */
@NullMarked
package io.candela.bench.webflux;

import org.jspecify.annotations.NullMarked;
