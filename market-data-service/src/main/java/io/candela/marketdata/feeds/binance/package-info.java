/**
 * Binance, spot. Sources: github.com/binance/binance-spot-api-docs, web-socket-streams.md ("Live Subscribing/Unsubscribing to
 * streams", "Aggregate Trade Streams", "Individual Symbol Book Ticker Streams", "Diff. Depth Stream", "How to manage a local
 * order book correctly": changes are kept until the snapshot has come, those that it has are dropped, and each must begin
 * where the one before ended; the server pings every 20 seconds) and rest-api.md ("Exchange information", "Compressed/Aggregate
 * trades list", "Order book": a weight of 50 for 1,000 levels, "LIMITS": weights, 429, 418, {@code Retry-After}).
 * Aggregate trades are used because only of those can past ones be asked for, by number, without a key: one is what one
 * taker's order filled at one price at one moment. They are numbered without holes for each symbol.
 */
@NullMarked
package io.candela.marketdata.feeds.binance;

import org.jspecify.annotations.NullMarked;
