package io.candela.bench.market;

import io.candela.marketdata.feeds.binance.BinanceFrames;
import io.candela.marketdata.feeds.bitstamp.BitstampFrames;
import io.candela.marketdata.feeds.coinbase.CoinbaseFrames;
import io.candela.marketdata.feeds.kraken.KrakenFrames;
import java.util.List;

/** The venues whose messages are measured. */
final class Venues {
    private static final List<VenueFrames> ALL =
            List.of(new CoinbaseFrames(), new KrakenFrames(), new BinanceFrames(), new BitstampFrames());

    private Venues() {}

    static List<VenueFrames> all() {
        return ALL;
    }

    static List<String> names() {
        return ALL.stream().map(Venues::name).toList();
    }

    static VenueFrames named(String name) {
        return ALL.stream().filter(each -> name(each).equals(name)).findFirst().orElseThrow();
    }

    static String name(VenueFrames venue) {
        return venue.protocol().venue().id();
    }
}
