package io.candela.marketdata.feeds.binance;

import io.candela.marketdata.feeds.SimulatedFeedContract;

class BinanceSimulatedTest extends SimulatedFeedContract {
    BinanceSimulatedTest() {
        super("binance", feeds -> new BinanceConfiguration().binanceFeed(feeds));
    }
}
