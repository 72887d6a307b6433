/** The benchmark of signals: indicators, and back-tests beside those of ta4j. */
@NullMarked
package io.candela.bench.signals;

import org.jspecify.annotations.NullMarked;
