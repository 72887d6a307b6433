/**
 * Candles: folded from trades, closed by the feeds' clock, corrected when a trade comes late, and served with the
 * intervals that have none.
 */
@NullMarked
package io.candela.marketdata.candles;

import org.jspecify.annotations.NullMarked;
