/**
 * Strategies: pure folds over closed candles that say which position they would hold. One file per strategy; adding one
 * changes nothing else. Live, replay and back-test run these same classes.
 */
@NullMarked
package io.candela.signals.strategies;

import org.jspecify.annotations.NullMarked;
