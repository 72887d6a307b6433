package io.candela.marketdata.feeds.coinbase;

import io.candela.marketdata.feeds.SimulatedFeedContract;

class CoinbaseSimulatedTest extends SimulatedFeedContract {
    CoinbaseSimulatedTest() {
        super("coinbase", feeds -> new CoinbaseConfiguration().coinbaseFeed(feeds));
    }
}
