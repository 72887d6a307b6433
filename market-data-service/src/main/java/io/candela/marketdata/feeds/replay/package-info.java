/**
 * The replay feed: plays a tape of 100,000 real trades, BTC-USD on Bitstamp from 2013-11-25 to 2013-12-01, at any speed.
 * The tape is {@code bitstamp_trades_from_20131125_usd.csv} of the artifact {@code org.ta4j:ta4j-examples} (MIT): a
 * header, then {@code timestamp in seconds,price,amount}, sorted by time. It has no trade ids; the number of the row is
 * the id.
 */
@NullMarked
package io.candela.marketdata.feeds.replay;

import org.jspecify.annotations.NullMarked;
