/**
 * The market that is made up: prices, quotes and trades, the same for the same seed.
 */
@NullMarked
package io.candela.sandbox.market;

import org.jspecify.annotations.NullMarked;
