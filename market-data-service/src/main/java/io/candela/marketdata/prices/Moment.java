package io.candela.marketdata.prices;

import io.candela.contracts.Price;
import java.time.Instant;
import java.util.List;

/**
 * The prices of one time.
 *
 * @param time by the environment's clock
 * @param prices at most one of each instrument, in the order of ids
 * @param settled whether whoever asks for the prices of this time again gets the same
 */
record Moment(Instant time, List<Price> prices, boolean settled) {}
