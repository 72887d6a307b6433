package io.candela.marketdata.feeds.binance;

import io.candela.contracts.Environment;
import io.candela.contracts.Venue;
import io.candela.marketdata.feeds.live.BookProtocol;
import io.candela.marketdata.feeds.live.Symbols;
import io.candela.marketdata.feeds.live.VenueProtocol;
import io.candela.marketdata.feeds.live.WireParser;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How Binance is listened to. */
final class BinanceVenue implements VenueProtocol {
    static final Venue VENUE = new Venue("binance");

    @Override
    public Venue venue() {
        return VENUE;
    }

    @Override
    public Addresses addresses() {
        return new Addresses(URI.create("wss://stream.binance.com:9443/stream"), URI.create("https://api.binance.com"));
    }

    @Override
    public List<String> subscriptions(Symbols symbols) {
        String streams = symbols.all().stream()
                .map(symbol -> symbol.toLowerCase(Locale.ROOT))
                .flatMap(symbol -> Stream.of(symbol + "@aggTrade", symbol + "@bookTicker"))
                .collect(Collectors.joining("\",\"", "[\"", "\"]"));
        return List.of("{\"method\":\"SUBSCRIBE\",\"params\":" + streams + ",\"id\":1}");
    }

    @Override
    public WireParser parser(Environment environment, Symbols symbols) {
        return new BinanceWire(environment, symbols);
    }

    @Override
    public boolean numbersTrades() {
        return true;
    }

    @Override
    public Optional<BookProtocol> books() {
        return Optional.of(new BinanceBooks());
    }
}
