/**
 * Candles of the past that a venue made itself: loaded by the operator from files, and served where there are none of our
 * own yet.
 */
@NullMarked
package io.candela.marketdata.backfill;

import org.jspecify.annotations.NullMarked;
