package io.candela.signals.scorecards;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a closed candle says about the price.
 *
 * @param revision of the candle
 */
record Prices(Instant openTime, BigDecimal open, BigDecimal close, int revision) {}
