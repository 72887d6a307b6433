/**
 * The market-data service: exchange feeds, prices, candles and their history. A feature is a package below this one.
 */
@NullMarked
package io.candela.marketdata;

import org.jspecify.annotations.NullMarked;
