package io.candela.signals.backtests;

import java.time.Instant;

/**
 * An order that was filled.
 *
 * @param price with slippage, before the fee
 */
public record Fill(Instant time, double price) {}
