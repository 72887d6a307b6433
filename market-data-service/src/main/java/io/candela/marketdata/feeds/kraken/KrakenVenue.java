package io.candela.marketdata.feeds.kraken;

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

/** How Kraken is listened to. It sends heartbeats by itself. */
final class KrakenVenue implements VenueProtocol {
    static final Venue VENUE = new Venue("kraken");

    @Override
    public Venue venue() {
        return VENUE;
    }

    @Override
    public Addresses addresses() {
        return new Addresses(URI.create("wss://ws.kraken.com/v2"), URI.create("https://api.kraken.com"));
    }

    @Override
    public List<String> subscriptions(Symbols symbols) {
        String pairs = symbols.all().stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
        return List.of(
                subscription("\"channel\":\"trade\",\"snapshot\":false,\"symbol\":" + pairs),
                subscription("\"channel\":\"ticker\",\"event_trigger\":\"bbo\",\"symbol\":" + pairs));
    }

    private static String subscription(String parameters) {
        return "{\"method\":\"subscribe\",\"params\":{" + parameters + "}}";
    }

    @Override
    public WireParser parser(Environment environment, Symbols symbols) {
        return new KrakenWire(environment, symbols);
    }

    @Override
    public boolean numbersTrades() {
        return true;
    }

    @Override
    public Optional<BookProtocol> books() {
        return Optional.of(new KrakenBooks());
    }
}
