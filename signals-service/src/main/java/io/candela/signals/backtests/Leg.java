package io.candela.signals.backtests;

import java.util.List;

/**
 * What one instrument's part of the capital became.
 *
 * @param bars how many candles were traded over
 * @param held at how many of their closes there was a position
 * @param traded the sum of all fills, each as a share of the equity at its time
 */
record Leg(Equity equity, List<Trade> trades, long bars, long held, double traded) {}
