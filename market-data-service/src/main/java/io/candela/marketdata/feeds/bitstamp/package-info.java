/**
 * Bitstamp. Sources: "Websocket API v2" (www.bitstamp.net/websocket/v2: subscriptions, {@code live_trades_[pair]} with
 * {@code type} 0 for a buy and 1 for a sell, "Order book data": {@code order_book_[pair]} with the best hundred levels of
 * each side in every message, "Full order book data": {@code diff_order_book_[pair]}, {@code bts:request_reconnect},
 * {@code bts:error}) and "HTTP API" (www.bitstamp.net/api: "Trading pairs info", "Request limits": 400 requests a second
 * and 10,000 in ten minutes). Its numbers of trades grow over all markets together, so a hole in one market's says nothing.
 * Books are told in full, so that none is wrong for longer than until the next message; there are no quotes.
 */
@NullMarked
package io.candela.marketdata.feeds.bitstamp;

import org.jspecify.annotations.NullMarked;
