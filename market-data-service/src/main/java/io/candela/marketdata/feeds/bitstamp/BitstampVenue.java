package io.candela.marketdata.feeds.bitstamp;

import io.candela.contracts.Environment;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.live.BookProtocol;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.VenueProtocol;
import io.candela.marketdata.feeds.live.WireParser;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How Bitstamp is listened to. */
final class BitstampVenue implements VenueProtocol {
    static final Venue VENUE = new Venue("bitstamp");
    static final String TRADES = "live_trades_";

    @Override
    public Venue venue() {
        return VENUE;
    }

    @Override
    public Addresses addresses() {
        return new Addresses(URI.create("wss://ws.bitstamp.net"), URI.create("https://www.bitstamp.net"));
    }

    @Override
    public List<String> subscriptions(Symbols symbols) {
        return symbols.all().stream()
                .map(symbol -> "{\"event\":\"bts:subscribe\",\"data\":{\"channel\":\"" + TRADES + symbol + "\"}}")
                .toList();
    }

    @Override
    public WireParser parser(Environment environment, Symbols symbols) {
        return new BitstampWire(environment, symbols);
    }

    @Override
    public boolean numbersTrades() {
        return false;
    }

    @Override
    public Optional<BookProtocol> books() {
        return Optional.of(new BitstampBooks());
    }
}
