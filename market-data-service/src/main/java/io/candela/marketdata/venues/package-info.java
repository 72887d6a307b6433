/**
 * Venues: how each is doing, and what of it is not used for prices.
 */
@NullMarked
package io.candela.marketdata.venues;

import org.jspecify.annotations.NullMarked;
