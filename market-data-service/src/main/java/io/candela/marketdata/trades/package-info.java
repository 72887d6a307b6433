/**
 * Single trades, as the venues reported them.
 */
@NullMarked
package io.candela.marketdata.trades;

import org.jspecify.annotations.NullMarked;
