/** Benchmarks: what every one of them needs to measure and to report alike. */
@NullMarked
package io.candela.bench;

import org.jspecify.annotations.NullMarked;
