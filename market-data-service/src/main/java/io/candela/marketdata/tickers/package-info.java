/**
 * Tickers: what became of each instrument in the last 24 hours, and which moved most.
 */
@NullMarked
package io.candela.marketdata.tickers;

import org.jspecify.annotations.NullMarked;
