/**
 * Kraken. Sources: Kraken API Center, Spot WebSocket v2 (docs.kraken.com/api/docs/websocket-v2): "Trade" ({@code side} is
 * the taker's, {@code trade_id} numbers the trades of one book), "Ticker (Level 1)" with {@code event_trigger: bbo}, "Book
 * (Level 2)" (depths 10, 25, 100, 500 and 1,000; levels that fall beyond the depth are not said to be gone), "Heartbeat",
 * "Status", "Instrument"; guide "Spot WebSockets (v2) Book Checksum" (numbers stand in the frame with the precision of
 * their instrument, and each digit counts); Spot REST: "Get Tradable Asset Pairs" and "Get Recent Trades", and the guide
 * "Spot REST Rate Limits" (public requests: about one a second for each address). The REST side still says XBT and XDG
 * where WebSocket v2 says BTC and DOGE.
 */
@NullMarked
package io.candela.marketdata.feeds.kraken;

import org.jspecify.annotations.NullMarked;
