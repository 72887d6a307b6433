/**
 * Kraken. Sources: Kraken API Center, Spot WebSocket v2 (docs.kraken.com/api/docs/websocket-v2): "Trade" ({@code side} is
 * the taker's, {@code trade_id} numbers the trades of one book), "Ticker (Level 1)" with {@code event_trigger: bbo},
 * "Heartbeat", "Status", "Instrument"; Spot REST: "Get Tradable Asset Pairs" and "Get Recent Trades", and the guide "Spot
 * REST Rate Limits" (public requests: about one a second for each address). The REST side still says XBT and XDG where
 * WebSocket v2 says BTC and DOGE.
 */
@NullMarked
package io.candela.marketdata.feeds.kraken;

import org.jspecify.annotations.NullMarked;
