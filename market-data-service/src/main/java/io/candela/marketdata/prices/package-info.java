/**
 * Consolidated prices: one price for an instrument out of the newest trades of its venues, with everything that is
 * needed to compute it again.
 */
@NullMarked
package io.candela.marketdata.prices;

import org.jspecify.annotations.NullMarked;
