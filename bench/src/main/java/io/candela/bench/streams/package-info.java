/** Measures the gateway's live streams beside what one would use instead. */
@NullMarked
package io.candela.bench.streams;

import org.jspecify.annotations.NullMarked;
