/**
 * Candles of the past, read from market-data-service and held as columns, so that millions of them fit in memory and are
 * folded at its speed.
 */
@NullMarked
package io.candela.signals.history;

import org.jspecify.annotations.NullMarked;
