/**
 * Quotes: the newest best bid and ask of each venue.
 */
@NullMarked
package io.candela.marketdata.quotes;

import org.jspecify.annotations.NullMarked;
