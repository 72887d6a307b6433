package io.candela.marketdata.feeds.kraken;

import io.candela.marketdata.feeds.SimulatedFeedContract;

class KrakenSimulatedTest extends SimulatedFeedContract {
    KrakenSimulatedTest() {
        super("kraken", feeds -> new KrakenConfiguration().krakenFeed(feeds));
    }
}
