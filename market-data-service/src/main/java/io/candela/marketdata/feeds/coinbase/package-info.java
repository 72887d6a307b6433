/**
 * Coinbase Exchange. Sources: Coinbase Developer Documentation, Exchange, "WebSocket Channels"
 * (docs.cdp.coinbase.com/exchange/websocket-feed/channels: heartbeat, ticker, matches; {@code side} of a match is the
 * maker's; level2_batch: a snapshot, then {@code l2update} every 50 ms, a size of zero removing a price), "WebSocket Overview" (subscribing, errors), "REST Rate Limits" (docs.cdp.coinbase.com/exchange/rest-api/rate-limits:
 * 10 requests a second, 15 in a burst), "Get all known trading pairs" and "Get product trades" of the REST reference
 * (pages by trade id). Trades of a product are numbered without holes.
 */
@NullMarked
package io.candela.marketdata.feeds.coinbase;

import org.jspecify.annotations.NullMarked;
