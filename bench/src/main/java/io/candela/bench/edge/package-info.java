/** Measures the edge beside gateways and a framework that one would use instead. */
@NullMarked
package io.candela.bench.edge;

import org.jspecify.annotations.NullMarked;
