/**
 * Back-tests: the strategies that run live, run over candles of the past, with fees, slippage and latency. The engine
 * ({@link io.candela.signals.backtests.Backtester}) is a pure function of candles, setup and terms; it counts in shares of
 * the start capital and in binary floating point, since what it gives is an estimate and no account.
 */
@NullMarked
package io.candela.signals.backtests;

import org.jspecify.annotations.NullMarked;
