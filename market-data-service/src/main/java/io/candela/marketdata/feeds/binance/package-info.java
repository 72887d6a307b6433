/**
 * Binance, spot. Sources: github.com/binance/binance-spot-api-docs, web-socket-streams.md ("Live Subscribing/Unsubscribing to
 * streams", "Aggregate Trade Streams", "Individual Symbol Book Ticker Streams"; the server pings every 20 seconds) and
 * rest-api.md ("Exchange information", "Compressed/Aggregate trades list", "LIMITS": weights, 429, 418, {@code Retry-After}).
 * Aggregate trades are used because only of those can past ones be asked for, by number, without a key: one is what one
 * taker's order filled at one price at one moment. They are numbered without holes for each symbol.
 */
@NullMarked
package io.candela.marketdata.feeds.binance;

import org.jspecify.annotations.NullMarked;
