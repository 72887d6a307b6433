package io.candela.marketdata.feeds.coinbase;

import io.candela.contracts.Environment;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.live.BookProtocol;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.VenueProtocol;
import io.candela.marketdata.feeds.live.WireParser;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How Coinbase Exchange is listened to. */
final class CoinbaseVenue implements VenueProtocol {
    static final Venue VENUE = new Venue("coinbase");

    @Override
    public Venue venue() {
        return VENUE;
    }

    @Override
    public Addresses addresses() {
        return new Addresses(
                URI.create("wss://ws-feed.exchange.coinbase.com"), URI.create("https://api.exchange.coinbase.com"));
    }

    @Override
    public List<String> subscriptions(Symbols symbols) {
        String products = symbols.all().stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
        return List.of("{\"type\":\"subscribe\",\"product_ids\":" + products
                + ",\"channels\":[\"matches\",\"ticker\",\"heartbeat\"]}");
    }

    @Override
    public WireParser parser(Environment environment, Symbols symbols) {
        return new CoinbaseWire(environment, symbols);
    }

    @Override
    public boolean numbersTrades() {
        return true;
    }

    @Override
    public Optional<BookProtocol> books() {
        return Optional.of(new CoinbaseBooks());
    }
}
